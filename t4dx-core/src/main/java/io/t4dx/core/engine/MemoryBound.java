package io.t4dx.core.engine;

import io.t4dx.store.StoreEvent;
import io.t4dx.store.T4dxException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the memory of unflushed writes bounded: while the active memtable is full and as many
 * frozen ones wait as may, writers wait too, and are refused where nothing was freed in time.
 */
final class MemoryBound {
  private final Ledger ledger;
  private final Events events;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final LongAdder stalls = new LongAdder();

  /**
   * A bound on a ledger's memory.
   *
   * @param timeout how long a writer waits; zero where nobody frees memory
   */
  MemoryBound(Ledger ledger, Events events, Duration timeout) {
    this.ledger = ledger;
    this.events = events;
    this.timeout = timeout;
  }

  /** Returns when there is room for a write. */
  void admit() {
    if (ledger.isOutOfMemory()) {
      stall();
    }
  }

  /** A memtable has left the memory. */
  void freed() {
    lock.lock();
    try {
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long stalls() {
    return stalls.sum();
  }

  private void stall() {
    stalls.increment();
    events.tell(new StoreEvent.WriteStalled(ledger.bytes(), ledger.frozen()));
    Wait wait = awaitRoom();
    events.tell(new StoreEvent.StallEnded(timeout.minusNanos(Math.max(0, wait.left)), !wait.room));
    if (!wait.room) {
      throw new T4dxException.Overloaded(
          "the memtables hold "
              + ledger.bytes()
              + " bytes, as much as they may, and nothing was flushed within "
              + timeout
              + "; nothing was written");
    }
  }

  /**
   * How a wait ended. A writer for whom there was room goes on: others may have taken it since, but
   * they wait in their turn, and this one has not waited as long as it would.
   *
   * @param left nanoseconds of the timeout
   */
  private record Wait(long left, boolean room) {}

  private Wait awaitRoom() {
    long left = timeout.toNanos();
    boolean room = false;
    lock.lock();
    try {
      room = !ledger.isOutOfMemory();
      while (left > 0 && !room) {
        left = freed.awaitNanos(left);
        room = !ledger.isOutOfMemory();
      }
    } catch (InterruptedException e) {
      // Whoever interrupts a waiting writer wants it to stop waiting: it is refused, not harmed.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return new Wait(left, room);
  }
}

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
    long left = awaitRoom();
    boolean refused = ledger.isOutOfMemory();
    events.tell(new StoreEvent.StallEnded(timeout.minusNanos(Math.max(0, left)), refused));
    if (refused) {
      throw new T4dxException.Overloaded(
          "the memtables hold "
              + ledger.bytes()
              + " bytes, as much as they may, and nothing was flushed within "
              + timeout
              + "; nothing was written");
    }
  }

  /** The nanoseconds of the timeout that are left. */
  private long awaitRoom() {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (left > 0 && ledger.isOutOfMemory()) {
        left = freed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Whoever interrupts a waiting writer wants it to stop waiting: it is refused, not harmed.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return left;
  }
}

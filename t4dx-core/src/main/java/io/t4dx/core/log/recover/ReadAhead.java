package io.t4dx.core.log.recover;

import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.LogWalk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads, verifies and decodes the entries of a log in a thread of its own, ahead of the thread that
 * applies them. Only that thread touches the disk, in the order of the log, so that the disk sees
 * what it would see without it.
 *
 * <p>An error comes out where its entry would have come: after all entries before it. However the
 * reading ends, {@link #close} returns only when the thread is gone; the walk is the caller's again
 * from then on.
 */
final class ReadAhead<E> implements AutoCloseable {
  /** Enough that the hand-over of a batch costs nothing beside its lines. */
  private static final int BATCH_BYTES = 128 << 10;

  /** How much of the log is decoded and not yet applied at most, if it is not one long line. */
  private static final long MOST_BYTES_AHEAD = 4 << 20;

  private final LogWalk walk;
  private final LogReplay<E> replay;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Batch<E>> ready = new ArrayDeque<>();
  private long bytesAhead;
  private boolean stopped;

  /** An entry that waits to be applied. */
  private record Entry<E>(long lsn, long at, E decoded) {}

  /** Entries that are handed over together; after one that is the last comes nothing. */
  private record Batch<E>(
      List<Entry<E>> entries, long bytes, boolean last, @Nullable Throwable failure) {}

  ReadAhead(LogWalk walk, LogReplay<E> replay) {
    this.walk = walk;
    this.replay = replay;
    thread = Thread.ofPlatform().daemon().name("t4dx-replay").unstarted(this::read);
  }

  /** Begins to read. */
  ReadAhead<E> start() {
    thread.start();
    return this;
  }

  /** Applies all entries, in order; throws what stopped the reading when it has come that far. */
  void applyAll(Receiver<E> receiver) throws IOException {
    boolean last = false;
    while (!last) {
      Batch<E> batch = take();
      for (Entry<E> entry : batch.entries()) {
        receiver.apply(entry.lsn(), entry.at(), entry.decoded());
      }
      rethrow(batch.failure());
      last = batch.last();
    }
  }

  /** Takes the entries one by one. */
  interface Receiver<E> {
    void apply(long lsn, long at, E entry) throws IOException;
  }

  private void read() {
    List<Entry<E>> entries = new ArrayList<>();
    long bytes = 0;
    Throwable failure = null;
    try {
      LogLine line = new LogLine();
      while (walk.next(line)) {
        E decoded = replay.decode(line.bytes(), line.opsOffset(), line.opsLength());
        entries.add(new Entry<>(line.lsn(), line.at(), decoded));
        bytes += line.opsLength();
        if (bytes >= BATCH_BYTES) {
          if (!give(new Batch<>(entries, bytes, false, null))) {
            return;
          }
          entries = new ArrayList<>(entries.size());
          bytes = 0;
        }
      }
    } catch (Throwable e) {
      failure = e;
    }
    give(new Batch<>(entries, bytes, true, failure));
  }

  /** Waits for room; false if nobody wants more. */
  private boolean give(Batch<E> batch) {
    lock.lock();
    try {
      while (!stopped && bytesAhead > 0 && bytesAhead + batch.bytes() > MOST_BYTES_AHEAD) {
        changed.awaitUninterruptibly();
      }
      ready.addLast(batch);
      bytesAhead += batch.bytes();
      changed.signalAll();
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private Batch<E> take() {
    lock.lock();
    try {
      Batch<E> batch = ready.pollFirst();
      while (batch == null) {
        changed.awaitUninterruptibly();
        batch = ready.pollFirst();
      }
      bytesAhead -= batch.bytes();
      changed.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IOException(failure);
    }
  }

  /** Ends the thread and waits for it, whatever interrupts. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.t4dx.core.flush;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Flushes memtables one after the other, oldest first. One that fails stays and is tried again,
 * after a pause that grows or as soon as someone waits for it.
 */
public final class Flusher implements FlushTarget, AutoCloseable {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

  private final MemtableFlush flush;
  private final BooleanSupplier room;
  private final Optional<Thread> thread;

  /** Held while a memtable is flushed: there is one flush at a time. */
  private final ReentrantLock flushing = new ReentrantLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<FrozenMemtable> waiting = new ArrayDeque<>();
  private long attempts;
  private int failuresInARow;
  private @Nullable Throwable failure;
  private boolean running;
  private boolean urged;
  private int waiters;
  private boolean closed;

  /**
   * A flusher without work.
   *
   * @param room whether there is room for one more segment; until then the thread waits, unless
   *     somebody waits for it
   * @param background whether it has a thread; without one all is done by {@link #flushWaiting}
   */
  public Flusher(MemtableFlush flush, BooleanSupplier room, boolean background) {
    this.flush = flush;
    this.room = room;
    this.thread =
        background
            ? Optional.of(Thread.ofPlatform().name("t4dx-flush").daemon().unstarted(this::work))
            : Optional.empty();
  }

  public void start() {
    thread.ifPresent(Thread::start);
  }

  /** There may be room again. */
  public void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether someone else does the work. */
  public boolean isInBackground() {
    return thread.isPresent();
  }

  @Override
  public void accept(FrozenMemtable frozen) {
    lock.lock();
    try {
      waiting.addLast(frozen);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a memtable waits. */
  public boolean hasWork() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when all memtables that wait now are flushed.
   *
   * @throws IOException if one of them could not be: it stays, and is tried again
   */
  public void flushWaiting() throws IOException {
    if (thread.isPresent()) {
      awaitThread();
      return;
    }
    for (FrozenMemtable next = next(); next != null; next = next()) {
      attempt(next);
      throwFailure();
    }
  }

  private void awaitThread() throws IOException {
    lock.lock();
    try {
      waiters++;
      urged = true;
      changed.signalAll();
      awaitLast();
    } finally {
      waiters--;
      lock.unlock();
    }
  }

  private void awaitLast() throws IOException {
    FrozenMemtable last = waiting.peekLast();
    // An attempt that is under way may fail for what is over by now: the one after it counts.
    long decisive = attempts + (running ? 2 : 1);
    while (last != null && waiting.contains(last) && !closed) {
      if (attempts >= decisive) {
        throwFailure();
      }
      changed.awaitUninterruptibly();
    }
  }

  private void throwFailure() throws IOException {
    Throwable failed = failure;
    if (failed != null) {
      throw new IOException("a memtable could not be flushed: " + failed.getMessage(), failed);
    }
  }

  private void work() {
    for (FrozenMemtable next = take(); next != null; next = take()) {
      attempt(next);
    }
  }

  /** The next memtable when it is time for it; null when there is no more to do. */
  private @Nullable FrozenMemtable take() {
    lock.lock();
    try {
      long pause = failuresInARow == 0 ? 0 : pauseAfter(failuresInARow);
      while (!closed && mustWait(pause)) {
        pause = waiting.isEmpty() || pause <= 0 ? awaitWork(pause) : awaitEnd(pause);
      }
      urged = false;
      running = !closed;
      return closed ? null : waiting.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  private boolean mustWait(long pause) {
    return waiting.isEmpty() || (pause > 0 && !urged) || (waiters == 0 && !room.getAsBoolean());
  }

  // Both waits are in the loop of their caller.

  @SuppressWarnings("WaitNotInLoop")
  private long awaitWork(long pause) {
    changed.awaitUninterruptibly();
    return pause;
  }

  @SuppressWarnings("WaitNotInLoop")
  private long awaitEnd(long pause) {
    try {
      return changed.awaitNanos(pause);
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread; it ends when it is closed.
      return pause;
    }
  }

  private static long pauseAfter(int failures) {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures - 1, 20));
  }

  private @Nullable FrozenMemtable next() {
    lock.lock();
    try {
      return waiting.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  private void attempt(FrozenMemtable frozen) {
    Throwable failed = null;
    flushing.lock();
    try {
      flush.run(frozen);
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it is, who waits for the flush must not wait for ever.
      failed = e;
    } finally {
      flushing.unlock();
    }
    ended(failed);
    if (failed != null) {
      flush.tellFailure(frozen, failed, failuresInARow);
    }
  }

  private void ended(@Nullable Throwable failed) {
    lock.lock();
    try {
      attempts++;
      running = false;
      failure = failed;
      failuresInARow = failed == null ? 0 : failuresInARow + 1;
      if (failed == null) {
        waiting.removeFirst();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends when the flush under way has; memtables that wait stay in the log. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.filter(Thread::isAlive).ifPresent(Flusher::join);
    flush.abandon();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.t4dx.core.engine;

import io.t4dx.core.component.ComponentFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes checkpoints when they are due, on a thread of its own or on that of a writer. */
final class CheckpointPace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointPace.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private final Checkpoints checkpoints;
  private final int mostChanges;
  private final Optional<Thread> thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition urged = lock.newCondition();
  private boolean closed;

  CheckpointPace(Checkpoints checkpoints, int mostChanges, boolean background) {
    this.checkpoints = checkpoints;
    this.mostChanges = mostChanges;
    this.thread =
        background && !checkpoints.components().isEmpty()
            ? Optional.of(
                Thread.ofPlatform().name("t4dx-checkpoint").daemon().unstarted(this::work))
            : Optional.empty();
  }

  void start() {
    thread.ifPresent(Thread::start);
  }

  /** Components were changed; a checkpoint may be due. */
  void changed(int count) {
    if (checkpoints.count(count) + count >= mostChanges) {
      if (thread.isPresent()) {
        urge();
      } else {
        attempt();
      }
    }
  }

  private void urge() {
    lock.lock();
    try {
      urged.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    boolean failed = false;
    while (awaitTurn(failed ? PAUSE_AFTER_FAILURE : LOOK)) {
      failed = checkpoints.isDue() && !attempt();
    }
  }

  /** Returns when it may be time; false when there is no more to do. */
  private boolean awaitTurn(Duration pause) {
    lock.lock();
    try {
      if (!closed) {
        awaitOnce(pause);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  // Whether it is time is looked at after each wait, whatever ended it.
  @SuppressWarnings({"WaitNotInLoop", "ResultOfMethodCallIgnored"})
  private void awaitOnce(Duration pause) {
    try {
      urged.awaitNanos(pause.toNanos());
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread; it ends when it is closed.
      LOG.debug("interrupted", e);
    }
  }

  private boolean attempt() {
    try {
      checkpoints.take();
      return true;
    } catch (IOException | ComponentFailure e) {
      LOG.warn("a checkpoint could not be taken; the log has everything", e);
      return false;
    }
  }

  /** Ends, and takes a last one where something changed: the next opening has less to do. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      urged.signalAll();
    } finally {
      lock.unlock();
    }
    thread.filter(Thread::isAlive).ifPresent(CheckpointPace::join);
    if (checkpoints.hasChanges()) {
      attempt();
    }
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

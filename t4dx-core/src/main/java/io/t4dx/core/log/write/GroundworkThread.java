package io.t4dx.core.log.write;

import io.t4dx.core.ambient.Ticks;
import io.t4dx.store.SyncMode;
import java.util.concurrent.locks.LockSupport;

/** The one background thread of a log. It sleeps until a leader or the interval wakes it. */
final class GroundworkThread implements Pace {
  private final Groundwork groundwork;
  private final long intervalNanos;
  private final Thread thread;
  private volatile boolean signalled;
  private volatile boolean ended;

  GroundworkThread(Groundwork groundwork, SyncMode mode, String name) {
    this.groundwork = groundwork;
    intervalNanos = mode instanceof SyncMode.Interval every ? every.interval().toNanos() : 0;
    thread = Thread.ofPlatform().daemon().name("t4dx-log " + name).unstarted(this::run);
  }

  GroundworkThread start() {
    thread.start();
    return this;
  }

  /** Wakes the thread if there is something to do; costs next to nothing otherwise. */
  @Override
  public void poke() {
    if (!signalled && groundwork.isBehind()) {
      signalled = true;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    long due = Ticks.nanos() + intervalNanos;
    while (!ended) {
      signalled = false;
      while (!ended && groundwork.step()) {
        due = syncIfDue(due);
      }
      due = syncIfDue(due);
      if (!ended && !signalled) {
        rest(due);
      }
    }
  }

  private long syncIfDue(long due) {
    if (intervalNanos == 0 || Ticks.nanos() - due < 0) {
      return due;
    }
    groundwork.syncInterval();
    return Ticks.nanos() + intervalNanos;
  }

  private void rest(long due) {
    if (intervalNanos == 0) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, Math.max(1, due - Ticks.nanos()));
    }
  }

  /** Ends the thread and waits for it, whatever interrupts. */
  @Override
  public void end() {
    ended = true;
    LockSupport.unpark(thread);
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

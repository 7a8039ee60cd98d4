package io.t4dx.core.log.write;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A place in the queue of a log.
 *
 * <p>A ticket belongs to its thread until it is pushed, to the leader of its group from then on,
 * and to its thread again once its state says LEADING or DONE.
 */
abstract sealed class Ticket permits PendingWrite, Errand {
  static final int WAITING = 0;
  static final int LEADING = 1;
  static final int DONE = 2;

  /** The ticket pushed before this one; null in the one that leads. */
  @Nullable Ticket older;

  /** The ticket pushed after this one; set by leaders, on their way from the newest. */
  @Nullable Ticket newer;

  @Nullable Throwable failure;
  private @Nullable Thread owner;
  private volatile int state;

  final void begin() {
    owner = Thread.currentThread();
    older = null;
    newer = null;
    failure = null;
    state = WAITING;
  }

  /** Waits, whatever interrupts, until the ticket leads or is done. */
  final int await() {
    boolean interrupted = false;
    int now = state;
    while (now == WAITING) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      now = state;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return now;
  }

  /** Hands the ticket back; nothing of it may be touched afterwards. */
  final void handBack(int newState) {
    Thread thread = owner;
    state = newState;
    LockSupport.unpark(thread);
  }
}

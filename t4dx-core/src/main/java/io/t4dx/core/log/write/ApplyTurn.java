package io.t4dx.core.log.write;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one group be applied while the next one is being written, and still keeps the order.
 *
 * <p>At most one leader waits here: it hands the leadership on only when its turn has come.
 */
final class ApplyTurn {
  private volatile long applied;
  private volatile @Nullable Thread waiting;

  /** Waits until all groups before the given one are applied. */
  void await(long group) {
    if (applied == group - 1) {
      return;
    }
    boolean interrupted = false;
    waiting = Thread.currentThread();
    while (applied != group - 1) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    waiting = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void done(long group) {
    applied = group;
    LockSupport.unpark(waiting);
  }
}

package io.t4dx.core.shutdown;

import io.t4dx.store.T4dxException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Counts calls under way, and lets no more in when it is told to. */
public final class InFlight {
  private static final long LOOK_NANOS = 1_000_000;

  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private volatile boolean stopped;

  /** Nothing is under way. */
  public InFlight() {}

  /**
   * A call begins; {@link #leave} must follow.
   *
   * @throws T4dxException.Closed if no more are let in
   */
  public void enter() {
    begun.increment();
    if (stopped) {
      ended.increment();
      throw new T4dxException.Closed("the store is shutting down and takes no more calls");
    }
  }

  public void leave() {
    ended.increment();
  }

  /** How many are under way. */
  public long count() {
    // In this order: a call that ends between the two is counted once too often, never too seldom.
    long left = ended.sum();
    return Math.max(0, begun.sum() - left);
  }

  public void stop() {
    stopped = true;
  }

  /** Waits for those under way; returns how many there are after that time. */
  public long await(long timeoutNanos, LongSupplier ticks) {
    long start = ticks.getAsLong();
    long left = count();
    while (left > 0 && ticks.getAsLong() - start < timeoutNanos) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      left = count();
    }
    return left;
  }
}

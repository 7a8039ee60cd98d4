package io.t4dx.resilience;

import io.t4dx.store.Store;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;

/**
 * A store that stays up when its disk does not, finds out by itself when it can go on, and comes to
 * its end in order. {@link #close} is {@link #shutdown}.
 */
public interface ResilientStore extends Store {

  /**
   * Writes a batch; where the disk does not take it, lets it wait in memory until it does. The
   * result says {@link io.t4dx.write.Durability#QUEUED} then. What waits is written in its order,
   * before anything that comes later.
   *
   * @throws io.t4dx.store.T4dxException.Overloaded if as many wait as may; nothing was queued
   */
  WriteResult writeOrQueue(WriteBatch batch);

  DegradationLevel level();

  /** What the latest round of checks found. */
  Health health();

  /** Makes a round of checks now; a store that is degraded tries to go on. */
  Health checkHealth();

  /** The breaker around the write path. */
  CircuitBreaker breaker();

  ResilienceFigures figures();

  /** Has something called when the store was shut down; what it throws stops nothing. */
  void onRelease(Runnable callback);

  /**
   * Shuts the store down, in five phases; done only once, whoever calls it: the others wait for its
   * end and get the same report.
   */
  ShutdownReport shutdown();
}

package io.t4dx.bench.store;

import io.t4dx.store.Store;
import java.util.concurrent.locks.LockSupport;

/** The vector graphs that a store builds behind its writers. */
public final class Graphs {
  private static final long PAUSE_NANOS = 50_000_000;

  private Graphs() {}

  /** Returns when every segment has its graph. */
  public static void await(Store store) throws InterruptedException {
    while (store.stats().segments().pendingGraphs() > 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while graphs were built");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}

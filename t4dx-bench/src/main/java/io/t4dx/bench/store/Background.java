package io.t4dx.bench.store;

import io.t4dx.store.Store;
import io.t4dx.store.StoreStats;
import java.util.concurrent.locks.LockSupport;

/** What a store does behind its writers: vector graphs, and merges of segments. */
public final class Background {
  private static final long PAUSE_NANOS = 50_000_000;

  /** A merge begins a moment after the last graph that it waited for. */
  private static final int QUIET_LOOKS = 3;

  private Background() {}

  /** Returns when every segment has its graph, and none are being merged. */
  public static void await(Store store) throws InterruptedException {
    for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
      StoreStats.Segments segments = store.stats().segments();
      if (segments.pendingGraphs() > 0 || segments.merging()) {
        quiet = -1;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while a store was at work");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}

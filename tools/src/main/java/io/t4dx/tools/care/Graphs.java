package io.t4dx.tools.care;

import io.t4dx.store.Store;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Progress;
import java.util.concurrent.locks.LockSupport;

/** The vector graphs that a store builds behind its writes. */
public final class Graphs {
  private static final long EVERY = 50_000_000;

  private Graphs() {}

  /** Returns when there is none left to be built. */
  public static void await(Store store, Page page) {
    int all = store.stats().segments().pendingGraphs();
    try (Progress progress = page.progress("building vector graphs", "graphs", all)) {
      for (int left = all; left > 0; left = store.stats().segments().pendingGraphs()) {
        progress.at(all - left);
        LockSupport.parkNanos(EVERY);
      }
    }
  }
}

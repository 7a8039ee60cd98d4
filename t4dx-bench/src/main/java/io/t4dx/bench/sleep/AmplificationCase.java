package io.t4dx.bench.sleep;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.store.Background;
import io.t4dx.bench.store.Memories;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How often an inserted vector is written: into the log, into segments, and again by merges. */
final class AmplificationCase implements SleepCase {
  private static final int DIMENSIONS = 128;

  @Override
  public String name() {
    return "amplification";
  }

  @Override
  public void run(Path at, double share, BenchReport report)
      throws IOException, InterruptedException {
    int items = (int) (1_000_000 * share);
    AtomicLong rows = new AtomicLong();
    StoreOptions options =
        StoreOptions.builder()
            .sleep(SleepOptions.defaults())
            .stallTimeout(Duration.ofHours(1))
            .listener(
                event -> {
                  if (event instanceof StoreEvent.SegmentFlushed flushed) {
                    rows.addAndGet(flushed.items());
                  } else if (event instanceof StoreEvent.SegmentsMerged merged) {
                    rows.addAndGet(merged.items());
                  }
                })
            .build();
    Memories memories = new Memories(DIMENSIONS, 200);
    try (Store store = T4dx.open(at.resolve("store"), options)) {
      long start = System.nanoTime();
      Slept.fill(store, memories, items, item -> item);
      store.flush();
      Background.await(store);
      report.add(result("filled", "s", (System.nanoTime() - start) / 1e9));
      report.add(
          result(
              "a vector is written, the log included", "times", 1 + (double) rows.get() / items));
      report.add(result("segments", "count", store.stats().segments().count()));
      report.add(result("cycles", "count", (double) store.sleep().status().cycles()));
    }
  }
}

package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import io.t4dx.query.Search;
import io.t4dx.store.Store;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;

/** From nothing to the first answer, files in the page cache. */
final class OpenCase implements StoreCase {
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "open";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    Path directory = stores.large();
    float[] query = stores.memories().vectors(stores.sizes().items(), 1).row(0);
    Latencies first = new Latencies();
    Latencies get = new Latencies();
    long heap = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = heapInUse();
      long start = System.nanoTime();
      try (Store store = FilledStores.open(directory)) {
        if (store.get(Memories.key(round)).isEmpty()) {
          throw new IllegalStateException("item " + round + " is missing");
        }
        get.add(System.nanoTime() - start);
        store.search(Search.in(Memories.NAMESPACE).nearest(query).build());
        first.add(System.nanoTime() - start);
        heap = Math.max(heap, heapInUse() - before);
      }
    }
    report.add(result("open and first get, median", "ms", get.quantile(0.5) / 1e6));
    report.add(result("open and first search, median", "ms", first.quantile(0.5) / 1e6));
    report.add(result("open and first search, first time", "ms", first.quantile(1) / 1e6));
    report.add(result("heap in use", "MB", heap / 1e6));
    report.add(
        result(
            "files an item beyond vector and text",
            "bytes",
            (double) TemporaryFiles.bytes(directory) / stores.sizes().items()
                - 4.0 * FilledStores.DIMENSIONS));
  }

  private static long heapInUse() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}

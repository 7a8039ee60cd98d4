package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.model.Item;
import io.t4dx.model.Parts;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import java.io.IOException;

/** All items in an order. */
final class ScanCase implements StoreCase {
  private static final int ROUNDS = 8;

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    int items = stores.sizes().items();
    Scan byId = Scan.in(Memories.NAMESPACE);
    Scan byTime = byId.by(ScanOrder.EVENT_TIME);
    try (Store store = FilledStores.open(stores.large())) {
      measure(store, "by id", byId, items, report);
      measure(store, "by event time", byTime, items, report);
    }
  }

  private void measure(Store store, String order, Scan scan, int items, BenchReport report) {
    Scan fields = scan.returning(Parts.FIELDS);
    Scan contents = scan.returning(Parts.CONTENT);
    report.add(result(order + ", fields", "rows/s", rate(store, fields, items, false)));
    report.add(result(order + ", with content", "rows/s", rate(store, contents, items, false)));
    report.add(
        result(order + ", with content, read", "rows/s", rate(store, contents, items, true)));
  }

  /**
   * The fastest round counts.
   *
   * @param read whether the texts are asked for too, which unpacks them
   */
  private static double rate(Store store, Scan scan, int expected, boolean read) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long rows = 0;
      try (ItemStream stream = store.scan(scan)) {
        while (stream.hasNext()) {
          Item item = stream.next();
          rows += !read || !item.content().isEmpty() ? 1 : 0;
        }
      }
      best = Math.min(best, System.nanoTime() - start);
      if (rows != expected) {
        throw new IllegalStateException(rows + " of " + expected + " rows were scanned");
      }
    }
    return expected / (best / 1e9);
  }
}

package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
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
      report.add(
          result("by id, fields", "rows/s", rate(store, byId.returning(Parts.FIELDS), items)));
      report.add(
          result(
              "by id, with content", "rows/s", rate(store, byId.returning(Parts.CONTENT), items)));
      report.add(
          result(
              "by event time, fields",
              "rows/s",
              rate(store, byTime.returning(Parts.FIELDS), items)));
      report.add(
          result(
              "by event time, with content",
              "rows/s",
              rate(store, byTime.returning(Parts.CONTENT), items)));
    }
  }

  private static double rate(Store store, Scan scan, int expected) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long rows = 0;
      try (ItemStream stream = store.scan(scan)) {
        while (stream.hasNext()) {
          stream.next();
          rows++;
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

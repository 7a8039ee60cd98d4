package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Result;
import java.io.IOException;

/** One thing that is measured of a store. */
interface StoreCase {
  /** What {@code --only} calls it. */
  String name();

  void run(FilledStores stores, BenchReport report) throws IOException, InterruptedException;

  /** One number of this case. */
  default Result result(String system, String metric, String unit, double value) {
    return new Result(StoreSuite.NAME, name(), system, metric, unit, value);
  }

  /** One number of this engine. */
  default Result result(String metric, String unit, double value) {
    return result(StoreSuite.SELF, metric, unit, value);
  }
}

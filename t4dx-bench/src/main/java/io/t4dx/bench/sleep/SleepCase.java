package io.t4dx.bench.sleep;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Result;
import java.io.IOException;
import java.nio.file.Path;

/** One thing that is measured of sleep. */
interface SleepCase {
  /** What {@code --only} calls it. */
  String name();

  /**
   * Measures it.
   *
   * @param at a directory of its own
   * @param share of the whole size
   */
  void run(Path at, double share, BenchReport report) throws IOException, InterruptedException;

  default Result result(String metric, String unit, double value) {
    return new Result(SleepSuite.NAME, name(), "t4dx", metric, unit, value);
  }
}

package io.t4dx.bench.report;

import java.util.List;
import java.util.Map;

/** A report as its JSON file holds it. */
public record SavedReport(
    String machine,
    String jdk,
    Map<String, String> versions,
    String command,
    List<Result> results) {

  public SavedReport {
    versions = Map.copyOf(versions);
    results = List.copyOf(results);
  }

  /** What is in a report now. */
  public static SavedReport of(BenchReport report) {
    Environment environment = report.environment();
    return new SavedReport(
        environment.machine(),
        environment.jdk(),
        report.versions(),
        environment.command(),
        report.results());
  }
}

package io.t4dx.bench;

import io.t4dx.bench.report.BenchReport;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One family of measurements that {@link Bench} can run by name. */
public interface Suite {
  /** What the user types. */
  String name();

  /** One line that says what is measured. */
  String description();

  /** The options that take a value, beside the common {@code --out} and {@code --quick}. */
  Set<String> valueOptions();

  /**
   * The modules that must be in the boot layer; the runner starts another JVM where they are not.
   */
  List<String> neededModules();

  /**
   * Systems that take part from a JVM of their own: peers whose libraries exclude those of others,
   * by the names of the jars' directories beside this jar, and this engine with other options.
   */
  default List<String> neighbours() {
    return List.of();
  }

  /** Measures, and adds what was seen to the report. */
  void run(SuiteOptions options, BenchReport report) throws IOException;
}

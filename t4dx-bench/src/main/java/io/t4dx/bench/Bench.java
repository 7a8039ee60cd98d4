package io.t4dx.bench;

import io.t4dx.bench.hybrid.HybridSuite;
import io.t4dx.bench.keyvalue.KeyValueSuite;
import io.t4dx.bench.log.LogSuite;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Environment;
import io.t4dx.bench.report.ReportJson;
import io.t4dx.bench.sleep.SleepSuite;
import io.t4dx.bench.store.StoreSuite;
import io.t4dx.bench.vectors.VectorSuite;
import io.t4dx.torture.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command {@code bench}: {@code bench SUITE [options]}, or {@code bench jmh [options of JMH]}.
 * The command {@code torture} comes this way too.
 */
public final class Bench {
  private static final List<Suite> SUITES =
      List.of(
          new VectorSuite(), new LogSuite(), new StoreSuite(), new SleepSuite(), new HybridSuite(), new KeyValueSuite());
  private static final String OUT = "--out";

  private Bench() {}

  /**
   * Runs one suite; exits with 0 when it was measured and 2 when the command was not understood.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("jmh")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    int exit =
        arguments.length > 0 && arguments[0].equals("torture")
            ? Torture.run(List.of(arguments).subList(1, arguments.length), System.out, System.err)
            : run(List.of(arguments));
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static int run(List<String> arguments) throws IOException, InterruptedException {
    Optional<Suite> suite =
        SUITES.stream()
            .filter(s -> arguments.stream().limit(1).anyMatch(s.name()::equals))
            .findAny();
    if (suite.isEmpty()) {
      System.err.print(usage());
      return 2;
    }
    SuiteOptions options;
    try {
      Set<String> known = new HashSet<>(suite.get().valueOptions());
      known.add(OUT);
      options = SuiteOptions.parse(arguments.subList(1, arguments.size()), known);
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      return 2;
    }
    Optional<Integer> child = FlaggedJvm.runIfNeeded(suite.get().neededModules(), arguments);
    return child.isPresent() ? child.get() : measure(suite.get(), options, arguments);
  }

  private static int measure(Suite suite, SuiteOptions options, List<String> arguments)
      throws IOException {
    BenchReport report =
        new BenchReport(Environment.here("bench " + String.join(" ", arguments)), System.out);
    report.note(report.environment().toString());
    suite.run(options, report);
    Optional<String> out = options.value(OUT);
    if (out.isPresent()) {
      ReportJson.write(report, Path.of(out.get()));
      report.note("wrote " + out.get());
    }
    return 0;
  }

  static String usage() {
    StringBuilder text =
        new StringBuilder("bench SUITE [--quick] [--out FILE.json] ...\nsuites:\n");
    for (Suite suite : SUITES) {
      text.append(
          "  %-10s %s %s%n".formatted(suite.name(), suite.description(), suite.valueOptions()));
    }
    return text.append("  %-10s %s%n".formatted("jmh", "the rest goes to JMH: try -l")).toString();
  }
}

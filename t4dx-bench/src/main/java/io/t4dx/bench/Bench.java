package io.t4dx.bench;

import io.t4dx.bench.compare.Comparison;
import io.t4dx.bench.growth.GrowthSuite;
import io.t4dx.bench.hybrid.HybridSuite;
import io.t4dx.bench.keyvalue.KeyValueSuite;
import io.t4dx.bench.log.LogSuite;
import io.t4dx.bench.page.Page;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Environment;
import io.t4dx.bench.report.ReportJson;
import io.t4dx.bench.report.ReportReader;
import io.t4dx.bench.report.SavedReport;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.sleep.SleepSuite;
import io.t4dx.bench.store.StoreSuite;
import io.t4dx.bench.vectors.VectorSuite;
import io.t4dx.bench.walk.WalkSuite;
import io.t4dx.torture.Torture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command {@code bench}: {@code bench SUITE [options]}, {@code bench [options]} for all suites,
 * or {@code bench jmh [options of JMH]}. The command {@code torture} comes this way too.
 */
public final class Bench {
  private static final List<Suite> SUITES =
      List.of(
          new VectorSuite(),
          new LogSuite(),
          new StoreSuite(),
          new SleepSuite(),
          new HybridSuite(),
          new KeyValueSuite(),
          new WalkSuite(),
          new GrowthSuite());
  private static final String OUT = "--out";
  private static final String HTML = "--html";
  private static final String COMPARE = "--compare";
  private static final String RUNS = "--runs";
  private static final Set<String> COMMON = Set.of(OUT, HTML, COMPARE, RUNS);

  /** What means something else to each suite. */
  private static final Set<String> OF_EACH = Set.of("--only", "--seconds");

  private Bench() {}

  /**
   * Runs suites, or compares reports; exits with 0 when that was done, 1 when something became
   * worse, and 2 when the command was not understood.
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

  static int run(List<String> given) throws IOException, InterruptedException {
    List<String> arguments = withoutSuiteOption(given);
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (first.equals(COMPARE) && arguments.size() == 3) {
      return compare(
          ReportReader.read(Path.of(arguments.get(1))),
          ReportReader.read(Path.of(arguments.get(2))));
    }
    if (first.equals(HTML) && arguments.size() > 2) {
      List<SavedReport> reports = new ArrayList<>();
      for (String file : arguments.subList(2, arguments.size())) {
        reports.add(ReportReader.read(Path.of(file)));
      }
      Page.write(reports, Path.of(arguments.get(1)));
      return 0;
    }
    if (first.equals("--help")) {
      System.out.print(usage());
      return 0;
    }
    List<Suite> suites =
        first.startsWith("--")
            ? SUITES
            : SUITES.stream().filter(s -> s.name().equals(first)).toList();
    if (suites.isEmpty()) {
      System.err.print(usage());
      return 2;
    }
    boolean all = suites.size() > 1;
    SuiteOptions options;
    try {
      Set<String> known = new HashSet<>(COMMON);
      suites.forEach(suite -> known.addAll(suite.valueOptions()));
      if (all) {
        known.removeAll(OF_EACH);
      }
      options = SuiteOptions.parse(all ? arguments : arguments.subList(1, arguments.size()), known);
    } catch (IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      return 2;
    }
    List<String> modules =
        suites.stream().flatMap(suite -> suite.neededModules().stream()).distinct().toList();
    Optional<Integer> child = FlaggedJvm.runIfNeeded(modules, arguments);
    return child.isPresent() ? child.get() : measure(suites, options, arguments);
  }

  /** {@code --suite NAME} is another way to say {@code NAME} first. */
  private static List<String> withoutSuiteOption(List<String> arguments) {
    int at = arguments.indexOf("--suite");
    if (at < 0 || at + 1 == arguments.size()) {
      return arguments;
    }
    List<String> others = new ArrayList<>(arguments);
    others.remove(at);
    String suite = others.remove(at);
    others.addFirst(suite);
    return others;
  }

  private static int measure(List<Suite> suites, SuiteOptions options, List<String> arguments)
      throws IOException, InterruptedException {
    // Read before hours are spent on what it is to be compared with.
    Optional<SavedReport> base = Optional.empty();
    if (options.value(COMPARE).isPresent()) {
      base = Optional.of(ReportReader.read(Path.of(options.value(COMPARE).get())));
    }
    BenchReport report =
        new BenchReport(Environment.here("bench " + String.join(" ", arguments)), System.out);
    report.note(report.environment().toString());
    int runs = options.number(RUNS, 1);
    boolean failed = false;
    for (int run = 1; run <= runs && !Thread.currentThread().isInterrupted(); run++) {
      if (run > 1) {
        report.nextRun();
        report.note("run " + run + " of " + runs);
      }
      for (Suite suite : suites) {
        if (!Thread.currentThread().isInterrupted()) {
          failed |= !completes(suite, options.among(suite.valueOptions()), report, suites.size());
          // Hours of a later suite may end badly.
          write(report, options);
        }
      }
    }
    options.value(OUT).ifPresent(out -> report.note("wrote " + out));
    Optional<String> html = options.value(HTML);
    if (html.isPresent()) {
      Page.write(List.of(SavedReport.of(report)), Path.of(html.get()));
      report.note("wrote " + html.get());
    }
    int compared = base.isPresent() ? compare(base.get(), SavedReport.of(report)) : 0;
    return failed ? 1 : compared;
  }

  private static void write(BenchReport report, SuiteOptions options) throws IOException {
    Optional<String> out = options.value(OUT);
    if (out.isPresent()) {
      ReportJson.write(report, Path.of(out.get()));
    }
  }

  /** False where one of several suites failed; one alone fails as it does. */
  private static boolean completes(Suite suite, SuiteOptions options, BenchReport report, int of)
      throws IOException, InterruptedException {
    try {
      suite.run(options, report);
      if (!Thread.currentThread().isInterrupted()) {
        neighbours(suite, options, report);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      if (of == 1) {
        throw e;
      }
      report.note("failed: " + suite.name() + ": " + e);
      return false;
    }
  }

  private static void neighbours(Suite suite, SuiteOptions options, BenchReport report)
      throws IOException, InterruptedException {
    List<String> only = options.list("--only");
    // A neighbour's own JVM is asked for it alone, and there it has run already.
    boolean ran = only.size() == 1 && report.versions().containsKey(only.getFirst());
    for (String name : suite.neighbours()) {
      if (!ran && (only.isEmpty() || only.contains(name))) {
        new NeighbourJvm(name).run(options.without(suite.name(), Set.of("--only")), report);
      }
    }
    boolean neighbour = ran && suite.neighbours().contains(only.getFirst());
    if (!suite.neighbours().isEmpty() && !neighbour) {
      report.printTables(suite.name(), List.of(ThisEngine.NAME));
    }
  }

  private static int compare(SavedReport base, SavedReport now) {
    Comparison comparison = Comparison.of(base, now);
    System.out.print(comparison.text());
    return comparison.worse() ? 1 : 0;
  }

  static String usage() {
    StringBuilder text =
        new StringBuilder(
            "bench [SUITE] [--quick] [--runs N] [--out FILE.json] [--html FILE] [--compare"
                + " BASE.json] ...\n"
                + "bench --compare BASE.json NEW.json\n"
                + "bench --html FILE REPORT.json...\n"
                + "suites:\n");
    for (Suite suite : SUITES) {
      text.append(
          "  %-10s %s %s%n".formatted(suite.name(), suite.description(), suite.valueOptions()));
    }
    return text.append("  %-10s %s%n".formatted("jmh", "the rest goes to JMH: try -l")).toString();
  }
}

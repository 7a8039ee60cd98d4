package io.t4dx.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Gathers what a run saw, in the order in which it was seen, and prints lines as it goes. */
public final class BenchReport {
  private final Environment environment;
  private final PrintStream out;
  private final long started = System.nanoTime();
  private final Map<String, String> versions = new TreeMap<>();
  private final List<Result> results = new ArrayList<>();
  private int run = 1;

  public BenchReport(Environment environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** Records the version of a system that takes part. */
  public void version(String system, String version) {
    versions.put(system, version);
  }

  /** What is added from now on was seen by another run of the same. */
  public void nextRun() {
    run++;
  }

  /** Records one number; where an earlier run saw the same figure, beside what it saw. */
  public void add(Result result) {
    int known = 0;
    while (known < results.size() && !results.get(known).isSameFigure(result)) {
      known++;
    }
    if (known < results.size() && results.get(known).runs().size() < run) {
      results.set(known, results.get(known).and(result));
    } else {
      results.add(result);
    }
    out.printf(
        "%5d s  %-12s %-14s %-28s %12s %s%n",
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started),
        result.caseName(),
        result.system(),
        result.metric(),
        Table.number(result.value()),
        result.unit());
    out.flush();
  }

  /** Prints a line that is no number: what is being done, what was skipped and why. */
  public void note(String line) {
    out.println(line);
    out.flush();
  }

  /**
   * Prints one table for each case of a suite, with ratios to the first of the baselines that was
   * measured in it.
   */
  public void printTables(String suite, List<String> baselines) {
    List<Result> those = results.stream().filter(r -> r.suite().equals(suite)).toList();
    for (String name : those.stream().map(Result::caseName).distinct().toList()) {
      List<Result> seen = those.stream().filter(r -> r.caseName().equals(name)).toList();
      String baseline =
          baselines.stream()
              .filter(b -> seen.stream().anyMatch(r -> r.system().equals(b)))
              .findFirst()
              .orElse("");
      note(Table.of(name, seen, baseline));
    }
  }

  public Environment environment() {
    return environment;
  }

  public Map<String, String> versions() {
    return Map.copyOf(versions);
  }

  public List<Result> results() {
    return List.copyOf(results);
  }
}

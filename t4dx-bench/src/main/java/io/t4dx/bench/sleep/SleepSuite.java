package io.t4dx.bench.sleep;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Sleep, through the public API of a store. */
public final class SleepSuite implements Suite {
  static final String NAME = "sleep";

  private static final List<SleepCase> CASES =
      List.of(
          new NremCase(),
          new RemCase(),
          new PruneCase(),
          new BesideCase(),
          new AmplificationCase());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "the passes NREM, REM and PRUNE, a cycle beside readers and writers, and write"
        + " amplification";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--only", "--at");
  }

  @Override
  public List<String> neededModules() {
    return List.of("jdk.incubator.vector");
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    List<String> wanted =
        options.value("--only").map(only -> List.of(only.split(","))).orElse(List.of());
    Path parent = Path.of(options.value("--at").orElse(System.getProperty("java.io.tmpdir")));
    try {
      for (SleepCase one : CASES) {
        if (wanted.isEmpty() || wanted.contains(one.name())) {
          measure(one, parent, options.quick() ? 0.1 : 1, report);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report.note("interrupted: what follows is missing");
    }
    report.printTables(NAME, List.of("t4dx"));
  }

  private static void measure(SleepCase one, Path parent, double share, BenchReport report)
      throws IOException, InterruptedException {
    Path at = Files.createTempDirectory(parent, "t4dx-bench-sleep");
    OtherLoad others = new OtherLoad();
    try {
      one.run(at, share, report);
    } finally {
      TemporaryFiles.deleteTree(at);
    }
    others
        .processors()
        .ifPresent(
            used ->
                report.add(new Result(NAME, one.name(), "machine", "others", "processors", used)));
  }
}

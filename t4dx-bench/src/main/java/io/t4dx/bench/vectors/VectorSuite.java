package io.t4dx.bench.vectors;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.vectors.data.DataSet;
import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.GroundTruth;
import io.t4dx.bench.vectors.system.VectorSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The vector index beside its peers. */
public final class VectorSuite implements Suite {
  static final String NAME = "vectors";
  private static final int K = 10;
  private static final String REAL_ENVIRONMENT = "T4DX_BENCH_REAL";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "build, search, filter, merge and open the vector index beside its peers";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--only", "--real");
  }

  @Override
  public List<String> neededModules() {
    return List.of("jdk.incubator.vector");
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    Selection selection = Selection.parse(options.value("--only"));
    Optional<Path> real =
        options
            .value("--real")
            .or(() -> Optional.ofNullable(System.getenv(REAL_ENVIRONMENT)))
            .map(Path::of);
    Cases cases = new Cases(options.quick(), real);
    try (Systems systems = new Systems(selection, report)) {
      for (String name : cases.names()) {
        if (!selection.hasCase(name + ".search")
            && !(name.equals(Cases.LARGE)
                && (selection.hasCase(name + ".filter") || selection.hasCase(name + ".merge")))) {
          continue;
        }
        if (name.equals("H") && real.filter(Files::isReadable).isEmpty()) {
          String where = real.map(file -> " at " + file).orElse("");
          report.note("skipped: H: no real vectors" + where + "; give their file with --real");
          continue;
        }
        measure(cases, name, systems.present(), selection, report);
      }
      if (selection.hasCase(ScanRun.CASE)) {
        ScanRun.measure(systems, report);
      }
    }
    report.printTables(NAME, List.of("cpp-hnswlib", "lucene"));
  }

  private static void measure(
      Cases cases, String name, List<VectorSystem> systems, Selection selection, BenchReport report)
      throws IOException {
    DataSet data = cases.make(name);
    report.note(data.description());
    GroundTruth truth = GroundTruth.of(data, K, Optional.empty());
    boolean large = name.equals(Cases.LARGE);
    Map<FilterSet, GroundTruth> filters = new LinkedHashMap<>();
    if (large && selection.hasCase(name + ".filter")) {
      for (FilterSet filter : cases.filters(data)) {
        filters.put(filter, GroundTruth.of(data, K, Optional.of(filter)));
      }
    }
    for (VectorSystem system : systems) {
      if (cases.quick() && system.slow() && Cases.isLarger(name)) {
        report.note("skipped: " + name + " of " + system.name() + ": too slow for a quick run");
        continue;
      }
      OtherLoad others = new OtherLoad();
      try (SystemRun run =
          new SystemRun(system, data, truth, cases.quick() ? Effort.QUICK : Effort.FULL, report)) {
        if (selection.hasCase(name + ".search")) {
          run.search(name + ".search");
        }
        if (!filters.isEmpty()) {
          run.filter(name + ".filter", filters);
        }
        if (large && selection.hasCase(name + ".merge")) {
          run.merge(name + ".merge", Cases.MERGED_PARTS);
        }
      }
      others
          .processors()
          .ifPresent(
              used ->
                  report.add(
                      new Result(
                          NAME, name + ".load", system.name(), "others", "processors", used)));
    }
  }
}

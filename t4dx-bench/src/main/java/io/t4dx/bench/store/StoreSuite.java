package io.t4dx.bench.store;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A store of many segments, through its public API. */
public final class StoreSuite implements Suite {
  static final String NAME = "store";
  static final String SELF = "t4dx";

  private static final List<StoreCase> CASES =
      List.of(
          new OpenCase(),
          new GetCase(),
          new ScanCase(),
          new TraverseCase(),
          new FilterCase(),
          new ExplainCase(),
          new IngestCase(),
          new ImportCase(),
          new ResilienceCase());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "open, get, scan, traverse, search with a filter, explain, ingest, import and"
        + " resilience, over many segments";
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
    try (FilledStores stores =
        new FilledStores(options.value("--at").map(Path::of), Sizes.of(options.quick()), report)) {
      for (StoreCase one : CASES) {
        if (wanted.isEmpty() || wanted.contains(one.name())) {
          measure(one, stores, report);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report.note("interrupted: what follows is missing");
    }
    report.printTables(NAME, List.of("lucene", SELF));
  }

  private static void measure(StoreCase one, FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    OtherLoad others = new OtherLoad();
    one.run(stores, report);
    others
        .processors()
        .ifPresent(
            used ->
                report.add(new Result(NAME, one.name(), "machine", "others", "processors", used)));
  }
}

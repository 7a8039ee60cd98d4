package io.t4dx.bench.hybrid;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.RawDevice;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches under a filter with one hop from what they find, beside durable inserts and updates. */
public final class HybridSuite implements Suite {
  static final String NAME = "hybrid";

  private static final int ITEMS = 50_000;
  private static final int QUICK_ITEMS = 5_000;
  private static final int DIMENSIONS = 384;
  private static final int QUERIES = 5_000;
  private static final int SECONDS = 20;
  private static final int QUICK_SECONDS = 5;

  /** More than the fastest system inserts in all turns, for each second of a turn. */
  private static final int INSERTS_A_SECOND = 18_000;

  private static final int[] WRITERS = {1, 16};
  private static final int WRITES_SHARE = 4;
  private static final int LOADED_TOGETHER = 1_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "the memory of an agent: 80% filtered search with one hop, 15% inserts with two edges,"
        + " 5% updates; and both of these alone";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--items", "--dims", "--seconds", "--threads", "--only", "--at");
  }

  @Override
  public List<String> neededModules() {
    return List.of("jdk.incubator.vector");
  }

  @Override
  public List<String> neighbours() {
    return List.of(T4dxHybrid.WITHOUT_SLEEP, "neo4j", "arcadedb");
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    boolean quick = options.quick();
    int items = options.number("--items", quick ? QUICK_ITEMS : ITEMS);
    int seconds = options.number("--seconds", quick ? QUICK_SECONDS : SECONDS);
    Scene scene =
        new Scene(
            items,
            Math.max(2 * items, INSERTS_A_SECOND * seconds),
            QUERIES,
            options.number("--dims", DIMENSIONS));
    List<String> wanted = options.list("--only");
    List<HybridSystem> systems =
        Stream.concat(
                Stream.of(self(wanted)),
                ServiceLoader.load(HybridSystem.class).stream().map(ServiceLoader.Provider::get))
            .filter(system -> wanted.isEmpty() || wanted.contains(system.name()))
            .toList();
    List<String> threads = options.list("--threads");
    for (HybridSystem system : systems) {
      report.version(system.name(), system.version());
      if (!system.searches()) {
        report.note("skipped: " + system.name() + ": " + system.shortfall());
        continue;
      }
      try {
        measure(
            system,
            scene,
            options,
            seconds * 1_000_000_000L,
            threads.isEmpty() ? List.of("1", "2") : threads,
            report);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        report.note("interrupted: what follows is missing");
        break;
      }
    }
  }

  /**
   * This engine as it is wanted in this JVM. What does not sleep is measured in one where nothing
   * else is: after the other it would run code that has been compiled already.
   */
  private static HybridSystem self(List<String> wanted) {
    return wanted.equals(List.of(T4dxHybrid.WITHOUT_SLEEP))
        ? T4dxHybrid.withoutSleep()
        : T4dxHybrid.byDefault();
  }

  private static void measure(
      HybridSystem system,
      Scene scene,
      SuiteOptions options,
      long nanos,
      List<String> threads,
      BenchReport report)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(options.directory("--at"), "t4dx-bench-hybrid");
    if (!system.shortfall().isEmpty()) {
      report.note(system.name() + ": " + system.shortfall());
    }
    RawDevice.measure(directory).forEach(figure -> report.add(figure.of(NAME, system.name())));
    try (system) {
      system.open(directory, scene.dimensions());
      long start = System.nanoTime();
      for (int from = 0; from < scene.items(); from += LOADED_TOGETHER) {
        system.load(
            IntStream.range(from, Math.min(scene.items(), from + LOADED_TOGETHER))
                .mapToObj(scene::memory)
                .toList());
      }
      system.settle();
      double loading = (System.nanoTime() - start) / 1e9;
      report.add(result("load", system, "items loaded", "items/s", scene.items() / loading));
      AtomicInteger next = new AtomicInteger(scene.items());
      Turns turns = new Turns(system, scene, next, report);
      for (String count : threads) {
        turns.memory(Integer.parseInt(count), nanos);
      }
      for (Mix mix : new Mix[] {Mix.INSERTS, Mix.UPDATES}) {
        for (int writers : WRITERS) {
          turns.writes(mix, writers, nanos / WRITES_SHARE);
        }
      }
      double bytes = TemporaryFiles.bytes(directory);
      report.add(result("load", system, "bytes an item in the end", "bytes", bytes / next.get()));
    } finally {
      TemporaryFiles.deleteTree(directory);
    }
  }

  static Result result(
      String caseName, HybridSystem system, String metric, String unit, double value) {
    return new Result(NAME, caseName, system.name(), metric, unit, value);
  }
}

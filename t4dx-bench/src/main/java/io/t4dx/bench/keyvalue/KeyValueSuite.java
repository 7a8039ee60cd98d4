package io.t4dx.bench.keyvalue;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.RawDevice;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Items under keys beside stores of keys and values. */
public final class KeyValueSuite implements Suite {
  static final String NAME = "keyvalue";

  private static final int[] WRITERS = {1, 16, 64};
  private static final int ENTRIES = 100_000;
  private static final int QUICK_ENTRIES = 10_000;
  private static final int GETS = 50_000;
  private static final int SECONDS = 4;
  private static final int QUICK_SECONDS = 1;

  /** How long a process may take that fills a store: far more than the slowest of them does. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(1);

  private static final Duration ENTRY_PATIENCE = Duration.ofMillis(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "durable writes by 1 to 64 writers, batches, gets, scans, space, opening after a kill";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--entries", "--seconds", "--only", "--at");
  }

  @Override
  public List<String> neededModules() {
    return List.of("jdk.incubator.vector");
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    List<String> wanted = options.list("--only");
    List<Supplier<? extends KeyValueSystem>> systems =
        systems()
            .filter(system -> wanted.isEmpty() || wanted.contains(system.get().name()))
            .toList();
    for (Supplier<? extends KeyValueSystem> system : systems) {
      Path root = Files.createTempDirectory(options.directory("--at"), "t4dx-bench-keyvalue");
      try {
        report.version(system.get().name(), system.get().version());
        RawDevice.measure(root).forEach(figure -> report.add(figure.of(NAME, system.get().name())));
        OtherLoad others = new OtherLoad();
        write(system.get(), root.resolve("written"), options, report);
        read(system.get(), root.resolve("filled"), options, report);
        kill(system.get(), root, options, report);
        others
            .processors()
            .ifPresent(
                used ->
                    report.add(
                        new Result(
                            NAME, "device", system.get().name(), "others", "processors", used)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        report.note("interrupted: what follows is missing");
        break;
      } finally {
        TemporaryFiles.deleteTree(root);
      }
    }
    report.printTables(NAME, List.of(ThisEngine.NAME));
  }

  private static Stream<Supplier<? extends KeyValueSystem>> systems() {
    return Stream.concat(
        Stream.of(T4dxKeyValue::new), ServiceLoader.load(KeyValueSystem.class).stream());
  }

  /** The system of a name. */
  static KeyValueSystem system(String name) {
    return systems()
        .<KeyValueSystem>map(Supplier::get)
        .filter(system -> system.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no system is named " + name));
  }

  private static void write(
      KeyValueSystem system, Path directory, SuiteOptions options, BenchReport report)
      throws IOException, InterruptedException {
    long nanos =
        options.number("--seconds", options.quick() ? QUICK_SECONDS : SECONDS) * 1_000_000_000L;
    AtomicLong next = new AtomicLong();
    try (system) {
      system.open(Files.createDirectory(directory));
      Writers writers = new Writers(system, next);
      for (int count : WRITERS) {
        writers.write(count, nanos / 4);
        long start = System.nanoTime();
        Latencies latencies = writers.write(count, nanos);
        double seconds = (System.nanoTime() - start) / 1e9;
        String on = count == 1 ? "1 writer" : count + " writers";
        report.add(result(on, system, "durable inserts", "items/s", latencies.size() / seconds));
        report.add(result(on, system, "p50", "us", latencies.quantile(0.5) / 1e3));
        report.add(result(on, system, "p99", "us", latencies.quantile(0.99) / 1e3));
      }
    }
  }

  private static int entries(SuiteOptions options) {
    return options.number("--entries", options.quick() ? QUICK_ENTRIES : ENTRIES);
  }

  private static void read(
      KeyValueSystem system, Path directory, SuiteOptions options, BenchReport report)
      throws IOException {
    int entries = entries(options);
    try (system) {
      system.open(Files.createDirectory(directory));
      Reads reads = new Reads(system, entries);
      double filling = reads.fill() / 1e9;
      report.add(result("batches of 100", system, "durable inserts", "items/s", entries / filling));
      for (boolean there : new boolean[] {true, false}) {
        Latencies gets = reads.gets(Math.min(GETS, 2 * entries), there);
        String what = there ? "get of a key that is there" : "get of a key that is not";
        report.add(result("reads", system, what + ", p50", "us", gets.quantile(0.5) / 1e3));
        report.add(result("reads", system, what + ", p99", "us", gets.quantile(0.99) / 1e3));
      }
      report.add(result("reads", system, "scan by key", "items/s", entries / (reads.scan() / 1e9)));
      double bytes = TemporaryFiles.bytes(directory);
      report.add(result("space", system, "bytes an item", "bytes", bytes / entries));
    }
  }

  private static void kill(
      KeyValueSystem system, Path root, SuiteOptions options, BenchReport report)
      throws IOException, InterruptedException {
    int entries = entries(options);
    Path directory = Files.createDirectory(root.resolve("killed"));
    KilledStore killed = new KilledStore(system.name(), directory, entries);
    killed.fill(START_PATIENCE.plus(ENTRY_PATIENCE.multipliedBy(entries)));
    long opening = killed.open(system, root.resolve("copy"));
    report.add(result("open", system, "after a kill, to the first get", "ms", opening / 1e6));
  }

  private static Result result(
      String caseName, KeyValueSystem system, String metric, String unit, double value) {
    return new Result(NAME, caseName, system.name(), metric, unit, value);
  }
}

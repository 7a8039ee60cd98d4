package io.t4dx.bench.walk;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.RawDevice;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Two hops with a least weight, and opening, beside graph databases. */
public final class WalkSuite implements Suite {
  static final String NAME = "walk";

  private static final float LEAST_WEIGHT = 0.1f;
  private static final int NODES = 100_000;
  private static final int QUICK_NODES = 10_000;
  private static final int EDGES_A_NODE = 10;
  private static final int STARTS = 200;
  private static final int OPENINGS = 3;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long NANOS = 6_000_000_000L;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "two hops along weighted edges, and opening, beside graph databases";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--nodes", "--only", "--at");
  }

  @Override
  public List<String> neededModules() {
    return List.of("jdk.incubator.vector");
  }

  @Override
  public List<String> neighbours() {
    return List.of("neo4j", "arcadedb");
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    int nodes = options.number("--nodes", options.quick() ? QUICK_NODES : NODES);
    List<String> wanted = options.list("--only");
    List<WalkSystem> systems =
        Stream.concat(
                Stream.of(new T4dxWalk()),
                ServiceLoader.load(WalkSystem.class).stream().map(ServiceLoader.Provider::get))
            .filter(system -> wanted.isEmpty() || wanted.contains(system.name()))
            .toList();
    Web web = new Web(nodes, EDGES_A_NODE * nodes);
    for (WalkSystem system : systems) {
      Path root = Files.createTempDirectory(options.directory("--at"), "t4dx-bench-walk");
      report.version(system.name(), system.version());
      try {
        RawDevice.measure(root).forEach(figure -> report.add(figure.of(NAME, system.name())));
        measure(system, web, Files.createDirectory(root.resolve("graph")), report);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        report.note("interrupted: what follows is missing");
        break;
      } finally {
        TemporaryFiles.deleteTree(root);
      }
    }
  }

  private static void measure(WalkSystem system, Web web, Path directory, BenchReport report)
      throws IOException, InterruptedException {
    OtherLoad others = new OtherLoad();
    try (system) {
      system.open(directory);
      long start = System.nanoTime();
      system.load(web);
      double loading = (System.nanoTime() - start) / 1e9;
      report.add(result("load", system, "edges taken in", "edges/s", web.edges() / loading));
    }
    double bytes = TemporaryFiles.bytes(directory);
    report.add(result("load", system, "bytes an edge", "bytes", bytes / web.edges()));
    int[] starts = new SplittableRandom(3).ints(STARTS, 0, web.nodes()).toArray();
    int[] expected = new int[STARTS];
    for (int i = 0; i < STARTS; i++) {
      expected[i] = web.within(starts[i], LEAST_WEIGHT);
    }
    Latencies openings = new Latencies();
    for (int i = 0; i < OPENINGS; i++) {
      try (system) {
        long start = System.nanoTime();
        system.open(directory);
        walk(system, starts[0], expected[0]);
        openings.add(System.nanoTime() - start);
        if (i == OPENINGS - 1) {
          walks(system, starts, expected, WARM_UP_NANOS);
          Latencies walks = walks(system, starts, expected, NANOS);
          report.add(result("two hops", system, "p50", "us", walks.quantile(0.5) / 1e3));
          report.add(result("two hops", system, "p99", "us", walks.quantile(0.99) / 1e3));
          double each = 1e9 / walks.mean();
          report.add(result("two hops", system, "all", "walks/s", each));
        }
      }
    }
    report.add(result("open", system, "to the first walk", "ms", openings.quantile(0.5) / 1e6));
    others
        .processors()
        .ifPresent(used -> report.add(result("device", system, "others", "processors", used)));
  }

  private static Latencies walks(WalkSystem system, int[] starts, int[] expected, long nanos)
      throws IOException {
    Latencies latencies = new Latencies();
    long until = System.nanoTime() + nanos;
    do {
      for (int i = 0; i < starts.length; i++) {
        latencies.add(walk(system, starts[i], expected[i]));
      }
    } while (System.nanoTime() < until);
    return latencies;
  }

  private static long walk(WalkSystem system, int start, int expected) throws IOException {
    long from = System.nanoTime();
    int found = system.twoHops(start, LEAST_WEIGHT);
    long took = System.nanoTime() - from;
    if (found != expected) {
      throw new IOException(
          "%s found %d nodes around %d where there are %d"
              .formatted(system.name(), found, start, expected));
    }
    return took;
  }

  private static Result result(
      String caseName, WalkSystem system, String metric, String unit, double value) {
    return new Result(NAME, caseName, system.name(), metric, unit, value);
  }
}

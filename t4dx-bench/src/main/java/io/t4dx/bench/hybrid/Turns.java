package io.t4dx.bench.hybrid;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads on one system, one after the other, each after a warm-up of its own, as long as itself. */
final class Turns {
  private static final int SLICES = 10;
  private static final int CHECKS = 20;

  private final HybridSystem system;
  private final Scene scene;
  private final AtomicInteger next;
  private final BenchReport report;

  /**
   * @param next the number of the next item to be inserted
   */
  Turns(HybridSystem system, Scene scene, AtomicInteger next, BenchReport report) {
    this.system = system;
    this.scene = scene;
    this.next = next;
    this.report = report;
  }

  /** The memory of an agent, whose answers are checked between stretches of work. */
  void memory(int threads, long nanos) throws IOException, InterruptedException {
    warmUp(Mix.MEMORY, threads, nanos);
    Crew crew = new Crew(system, scene, next, Mix.MEMORY, threads, threads);
    int before = next.get();
    Beside beside = new Beside(system);
    for (int slice = 0; slice < SLICES; slice++) {
      beside.begin();
      crew.work(nanos / SLICES);
      beside.end();
      crew.check(CHECKS);
    }
    String on = Mix.MEMORY.on(threads);
    speed(on, crew);
    add(on, "recall", "share", crew.recall());
    add(on, "edges of a search", "edges", crew.neighboursOfASearch());
    add(on, "items inserted", "items", next.get() - before);
    beside.report(crew.operations(), (metric, unit, value) -> add(on, metric, unit, value));
  }

  /** Writes alone, once the system says that it has done what was left of the load before. */
  void writes(Mix mix, int threads, long nanos) throws IOException, InterruptedException {
    system.rest();
    warmUp(mix, threads, nanos);
    Crew crew = new Crew(system, scene, next, mix, threads, 100 + threads);
    Beside beside = new Beside(system);
    beside.begin();
    crew.work(nanos);
    beside.end();
    String on = mix.on(threads);
    speed(on, crew);
    beside.report(crew.operations(), (metric, unit, value) -> add(on, metric, unit, value));
    if (next.get() >= scene.most()) {
      report.note(system.name() + ": there was nothing left to insert: " + on);
    }
  }

  private void warmUp(Mix mix, int threads, long nanos) throws IOException, InterruptedException {
    new Crew(system, scene, next, mix, threads, 1_000 + threads).work(nanos);
  }

  private void speed(String on, Crew crew) {
    add(on, "all", "ops/s", crew.operationsASecond());
    for (Kind kind : Kind.values()) {
      Latencies times = crew.latencies(kind);
      if (times.size() == 0) {
        continue;
      }
      for (double share : new double[] {0.5, 0.99, 0.999}) {
        String metric = kind.label() + " p" + (share == 0.5 ? "50" : share == 0.99 ? "99" : "99.9");
        add(on, metric, "us", times.quantile(share) / 1e3);
      }
    }
  }

  private void add(String on, String metric, String unit, double value) {
    report.add(HybridSuite.result(on, system, metric, unit, value));
  }
}

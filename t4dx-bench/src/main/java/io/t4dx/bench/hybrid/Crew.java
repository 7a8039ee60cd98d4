package io.t4dx.bench.hybrid;

import io.t4dx.bench.report.Latencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Some threads that put their loads on one system, and stop together to be checked. */
final class Crew {
  private final HybridSystem system;
  private final Scene scene;
  private final AtomicInteger next;
  private final List<Load> loads;
  private long nanos;
  private double recall;
  private int checks;

  Crew(HybridSystem system, Scene scene, AtomicInteger next, Mix mix, int threads, long seed) {
    this.system = system;
    this.scene = scene;
    this.next = next;
    this.loads =
        IntStream.range(0, threads)
            .mapToObj(thread -> new Load(system, scene, next, mix, seed + thread))
            .toList();
  }

  /** Works for so long; only this counts as time. */
  void work(long forNanos) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(loads.size())) {
      List<Future<?>> running = new ArrayList<>();
      for (Load load : loads) {
        running.add(
            threads.submit(
                () -> {
                  load.run(start + forNanos);
                  return load;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(system.name() + " failed under the load", failed.getCause());
    }
    nanos += System.nanoTime() - start;
  }

  /** Compares some answers with the exact ones while nobody writes. */
  void check(int queries) throws IOException {
    int count = Math.min(next.get(), scene.most());
    for (int i = 0; i < queries; i++) {
      int session = checks % Scene.SESSIONS;
      float[] query = scene.query(checks * 7);
      int[] found =
          system.search(query, scene.session(session), Scene.K, Scene.LEAST_WEIGHT).items();
      recall += scene.recall(found, query, session, count);
      checks++;
    }
  }

  double recall() {
    return recall / checks;
  }

  double operationsASecond() {
    return operations() / (nanos / 1e9);
  }

  long operations() {
    long operations = 0;
    for (Kind kind : Kind.values()) {
      operations += latencies(kind).size();
    }
    return operations;
  }

  Latencies latencies(Kind kind) {
    Latencies all = new Latencies();
    loads.forEach(load -> all.addAll(load.latencies(kind)));
    return all;
  }

  double neighboursOfASearch() {
    long neighbours = loads.stream().mapToLong(Load::neighbours).sum();
    return (double) neighbours / Math.max(1, latencies(Kind.SEARCH).size());
  }
}

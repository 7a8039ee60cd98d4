package io.t4dx.bench.sleep;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.store.Background;
import io.t4dx.bench.store.Memories;
import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * NREM of ten segments of 1,024 dimensions, without any replay: the time of it with their graphs,
 * the time without any, and the time and the recall of a graph that is built afresh instead.
 */
final class NremCase implements SleepCase {
  private static final int DIMENSIONS = 1_024;
  private static final int SEGMENTS = 10;
  private static final int QUERIES = 300;

  @Override
  public String name() {
    return "nrem";
  }

  @Override
  public void run(Path at, double share, BenchReport report)
      throws IOException, InterruptedException {
    int items = (int) (100_000 * share);
    Memories memories = new Memories(DIMENSIONS, 500);
    StoreOptions options =
        Slept.options(Slept.manual().set(SleepSetting.REPLAY_MOST, 0).build())
            .merging(false)
            .memtableItems(items / SEGMENTS)
            .build();
    double bare = withoutGraphs(at.resolve("bare"), options, memories, items, report);
    Path directory = at.resolve("graphs");
    double joined;
    double recall;
    try (Store store = T4dx.open(directory, options)) {
      Slept.fill(store, memories, items, item -> item);
      store.flush();
      Background.await(store);
      long start = System.nanoTime();
      store.sleep().run(SleepPass.NREM);
      double whole = (System.nanoTime() - start) / 1e9;
      joined = whole - bare;
      report.add(result("with graphs", "s", whole));
      report.add(result("of that for the graphs", "s", joined));
      recall = Slept.recall(store, memories, items, QUERIES);
    }
    deleteGraphs(directory);
    long start = System.nanoTime();
    try (Store store = T4dx.open(directory, options)) {
      Background.await(store);
      double fresh = (System.nanoTime() - start) / 1e9;
      report.add(result("a fresh graph", "s", fresh));
      report.add(result("joined / fresh", "ratio", joined / fresh));
      report.add(result("recall, joined", "recall", recall));
      report.add(result("recall, fresh", "recall", Slept.recall(store, memories, items, QUERIES)));
    }
  }

  private double withoutGraphs(
      Path directory, StoreOptions options, Memories memories, int items, BenchReport report)
      throws IOException {
    EngineTuning noGraphs = EngineTuning.DEFAULT.graphFrom(Integer.MAX_VALUE);
    try (Store store = noGraphs.open(RealDisk.at(directory), options)) {
      Slept.fill(store, memories, items, item -> item);
      store.flush();
      long bytes = store.stats().segments().bytes();
      long start = System.nanoTime();
      store.sleep().run(SleepPass.NREM);
      double seconds = (System.nanoTime() - start) / 1e9;
      report.add(result("without graphs", "s", seconds));
      report.add(result("without graphs, of what was there", "MB/s", bytes / 1e6 / seconds));
      return seconds;
    }
  }

  private static void deleteGraphs(Path directory) throws IOException {
    List<Path> graphs;
    try (var files = Files.list(directory.resolve("segments"))) {
      graphs = files.filter(file -> file.toString().endsWith(".hnsw")).toList();
    }
    for (Path graph : graphs) {
      Files.delete(graph);
    }
  }
}

package io.t4dx.bench.growth;

import io.t4dx.T4dx;
import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.RawDevice;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.report.Versions;
import io.t4dx.bench.store.Background;
import io.t4dx.bench.store.Memories;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One store that is filled, asked, closed and opened at each of some sizes. */
public final class GrowthSuite implements Suite {
  private static final String NAME = "growth";
  private static final int[] SIZES = {10_000, 30_000, 100_000, 300_000, 1_000_000};
  private static final int QUICK_MOST = 30_000;
  private static final int DIMENSIONS = 128;
  private static final int CONTENT_BYTES = 300;
  private static final int BATCH = 100;
  private static final int INSERTS = 1_000;
  private static final int SEARCHES = 2_000;
  private static final int GETS = 20_000;

  private final Memories memories = new Memories(DIMENSIONS, CONTENT_BYTES);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "search, insert, get and opening at 10,000 to 1,000,000 items";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--most", "--at");
  }

  @Override
  public List<String> neededModules() {
    return List.of("jdk.incubator.vector");
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    int most = options.number("--most", options.quick() ? QUICK_MOST : SIZES[SIZES.length - 1]);
    Path root = Files.createTempDirectory(options.directory("--at"), "t4dx-bench-growth");
    try {
      report.version(ThisEngine.NAME, Versions.own());
      RawDevice.measure(root).forEach(figure -> report.add(figure.of(NAME, ThisEngine.NAME)));
      int items = 0;
      for (int size : SIZES) {
        if (size <= most) {
          items = at(size, items, root.resolve("store"), report);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report.note("interrupted: what follows is missing");
    } finally {
      TemporaryFiles.deleteTree(root);
    }
    report.printTables(NAME, List.of(ThisEngine.NAME));
  }

  /** Grows the store to a size and measures it there; returns how many items it has in the end. */
  private int at(int size, int before, Path directory, BenchReport report)
      throws IOException, InterruptedException {
    OtherLoad others = new OtherLoad();
    Matrix queries = memories.vectors(2_000_000, SEARCHES);
    int items = size + INSERTS;
    try (Store store = open(directory)) {
      double seconds = fill(store, before, size);
      add(size, "taken in", "items/s", (size - before) / seconds, report);
      Latencies inserts = inserts(store, size);
      add(size, "insert, p50", "us", inserts.quantile(0.5) / 1e3, report);
      add(size, "insert, p99", "us", inserts.quantile(0.99) / 1e3, report);
    }
    long start = System.nanoTime();
    try (Store store = open(directory)) {
      store.get(Memories.key(0));
      add(size, "open and first get", "ms", (System.nanoTime() - start) / 1e6, report);
      store.flush();
      Background.await(store);
      for (boolean filtered : new boolean[] {false, true}) {
        searches(store, queries, filtered);
        Latencies searches = searches(store, queries, filtered);
        String what = filtered ? "search with a filter of 1%" : "search";
        add(size, what + ", p50", "us", searches.quantile(0.5) / 1e3, report);
        add(size, what + ", p99", "us", searches.quantile(0.99) / 1e3, report);
      }
      gets(store, items);
      add(size, "get with content, p50", "us", gets(store, items).quantile(0.5) / 1e3, report);
      add(size, "segments", "segments", store.stats().segments().count(), report);
    }
    add(
        size,
        "an item on the disk",
        "bytes",
        TemporaryFiles.bytes(directory) / (double) items,
        report);
    others.processors().ifPresent(used -> add(size, "others", "processors", used, report));
    return items;
  }

  private static Store open(Path directory) {
    return T4dx.open(directory, StoreOptions.builder().stallTimeout(Duration.ofHours(1)).build());
  }

  /** Seconds that the writes took, and their graphs. */
  private double fill(Store store, int from, int to) throws InterruptedException {
    long nanos = 0;
    for (int first = from; first < to; first += BATCH) {
      WriteBatch batch = new WriteBatch();
      memories.items(first, Math.min(BATCH, to - first)).forEach(batch::insert);
      long start = System.nanoTime();
      store.write(batch);
      nanos += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    Background.await(store);
    return (nanos + System.nanoTime() - start) / 1e9;
  }

  private Latencies inserts(Store store, int from) {
    Latencies latencies = new Latencies();
    for (ItemDraft item : memories.items(from, INSERTS)) {
      long start = System.nanoTime();
      store.insert(item);
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }

  private static Latencies searches(Store store, Matrix queries, boolean filtered) {
    Latencies latencies = new Latencies();
    for (int query = 0; query < queries.rows(); query++) {
      Search search =
          Search.in(Memories.NAMESPACE)
              .nearest(queries.row(query))
              .where(
                  filtered ? Filter.metadata("topic", "topic-" + query % 100) : Filter.everything())
              .returning(Parts.CONTENT)
              .build();
      long start = System.nanoTime();
      store.search(search);
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }

  private static Latencies gets(Store store, int items) {
    SplittableRandom random = new SplittableRandom(5);
    Latencies latencies = new Latencies();
    for (int i = 0; i < GETS; i++) {
      int item = random.nextInt(items);
      long start = System.nanoTime();
      int length = store.get(Memories.key(item), Parts.CONTENT).orElseThrow().content().length();
      latencies.add(System.nanoTime() - start);
      if (length == 0) {
        throw new IllegalStateException("item " + item + " has lost its text");
      }
    }
    return latencies;
  }

  private static void add(int size, String metric, String unit, double value, BenchReport report) {
    report.add(new Result(NAME, "%,d items".formatted(size), ThisEngine.NAME, metric, unit, value));
  }
}

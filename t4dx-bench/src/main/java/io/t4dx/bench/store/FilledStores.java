package io.t4dx.bench.store;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stores of one run, each filled once, on the disk that is measured. */
final class FilledStores implements Closeable {
  /** Dimensions of the large store. */
  static final int DIMENSIONS = 128;

  /** Bytes of each text of the large store. */
  static final int CONTENT_BYTES = 1_000;

  private static final int BATCH = 100;

  private final Path root;
  private final Sizes sizes;
  private final BenchReport report;
  private final Memories memories = new Memories(DIMENSIONS, CONTENT_BYTES);
  private final Map<String, Path> filled = new HashMap<>();

  FilledStores(Optional<Path> at, Sizes sizes, BenchReport report) throws IOException {
    Path parent = at.isPresent() ? at.get() : Path.of(System.getProperty("java.io.tmpdir"));
    this.root = Files.createTempDirectory(parent, "t4dx-bench-store");
    this.sizes = sizes;
    this.report = report;
  }

  Sizes sizes() {
    return sizes;
  }

  /** What the large store holds. */
  Memories memories() {
    return memories;
  }

  /** A directory for a store of a case's own. */
  Path directory(String name) {
    return root.resolve(name);
  }

  /** The large store: all items in so many segments, their graphs built. */
  Path large() throws IOException, InterruptedException {
    return fill(
        "large",
        sizes.items() / Sizes.SEGMENTS,
        store -> {
          for (int first = 0; first < sizes.items(); first += BATCH) {
            WriteBatch batch = new WriteBatch();
            for (ItemDraft item : memories.items(first, BATCH)) {
              batch.insert(item);
            }
            store.write(batch);
          }
        });
  }

  /** A store of edges only, in one segment or in many. */
  Path edges(int segments) throws IOException, InterruptedException {
    Relations relations = new Relations(sizes.nodes(), sizes.edges());
    int each = sizes.edges() / segments;
    return fill(
        "edges-" + segments,
        Integer.MAX_VALUE,
        store -> {
          for (int segment = 0; segment < segments; segment++) {
            relations.write(store, segment * each, each);
            store.flush();
          }
        });
  }

  /** Opens a store as an application would that only reads it. */
  static Store open(Path directory) {
    return T4dx.open(
        directory,
        StoreOptions.builder()
            .merging(false)
            .sleep(SleepOptions.builder().automatic(false).build())
            .build());
  }

  private Path fill(String name, int memtableItems, Filling filling)
      throws IOException, InterruptedException {
    Path before = filled.get(name);
    if (before != null) {
      return before;
    }
    Path directory = directory(name);
    long start = System.nanoTime();
    StoreOptions options =
        StoreOptions.builder()
            .syncMode(SyncMode.none())
            .memtableBytes(1L << 30)
            .memtableItems(Math.min(1_000_000, memtableItems))
            .stallTimeout(Duration.ofHours(1))
            .merging(false)
            .sleep(SleepOptions.builder().automatic(false).build())
            .build();
    try (Store store = T4dx.open(directory, options)) {
      filling.into(store);
      store.flush();
      Background.await(store);
    }
    report.note(
        "filled %s in %d s: %,d bytes"
            .formatted(
                name,
                (System.nanoTime() - start) / 1_000_000_000,
                TemporaryFiles.bytes(directory)));
    filled.put(name, directory);
    return directory;
  }

  @FunctionalInterface
  private interface Filling {
    void into(Store store) throws InterruptedException;
  }

  @Override
  public void close() throws IOException {
    TemporaryFiles.deleteTree(root);
  }
}

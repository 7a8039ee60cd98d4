package io.t4dx.bench.sleep;

import io.t4dx.bench.store.Memories;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the cases share: stores that sleep when they are told to, filled and asked. */
final class Slept {
  private static final int BATCH = 100;
  private static final int K = 10;

  private Slept() {}

  static SleepOptions.Builder manual() {
    return SleepOptions.builder().automatic(false);
  }

  static StoreOptions.Builder options(SleepOptions sleep) {
    return StoreOptions.builder()
        .syncMode(SyncMode.none())
        .memtableBytes(1L << 30)
        .stallTimeout(Duration.ofHours(1))
        .sleep(sleep);
  }

  /** Fills a store with items, each as it is changed on the way. */
  static void fill(Store store, Memories memories, int items, UnaryOperator<ItemDraft> change) {
    for (int first = 0; first < items; first += BATCH) {
      WriteBatch batch = new WriteBatch();
      memories.items(first, BATCH).forEach(item -> batch.insert(change.apply(item)));
      store.write(batch);
    }
  }

  static long bytes(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /** What a store finds, against what an exact search finds. */
  static double recall(Store store, Memories memories, int from, int queries) {
    int right = 0;
    for (int query = 0; query < queries; query++) {
      float[] vector = memories.vectors(from + query, 1).row(0);
      Set<UUID> exact = ids(store, Search.in(Memories.NAMESPACE).nearest(vector).k(K).exact());
      Set<UUID> found = ids(store, Search.in(Memories.NAMESPACE).nearest(vector).k(K));
      found.retainAll(exact);
      right += found.size();
    }
    return (double) right / queries / K;
  }

  private static Set<UUID> ids(Store store, Search.Builder search) {
    List<Hit> hits = store.search(search.build()).hits();
    Set<UUID> ids = new HashSet<>();
    hits.forEach(hit -> ids.add(hit.item().id()));
    return ids;
  }
}

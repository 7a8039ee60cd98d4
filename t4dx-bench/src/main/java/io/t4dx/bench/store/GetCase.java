package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.store.Store;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;

/** Items by their ids, in random order, one thread. */
final class GetCase implements StoreCase {
  private static final int KEYS = 1 << 17;
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "get";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(5);
    int items = stores.sizes().items();
    ItemKey[] known = new ItemKey[KEYS];
    ItemKey[] unknown = new ItemKey[KEYS];
    for (int i = 0; i < KEYS; i++) {
      known[i] = Memories.key(random.nextInt(items));
      unknown[i] = Memories.key(items + random.nextInt(items));
    }
    try (Store store = FilledStores.open(stores.large())) {
      report.add(result("fields", "ns", nanos(store, known, Parts.FIELDS, KEYS, false)));
      report.add(
          result("fields and content", "ns", nanos(store, known, Parts.CONTENT, KEYS, false)));
      report.add(
          result("fields and content, read", "ns", nanos(store, known, Parts.CONTENT, KEYS, true)));
      report.add(result("everything", "ns", nanos(store, known, Parts.EVERYTHING, KEYS, false)));
      report.add(result("unknown id", "ns", nanos(store, unknown, Parts.EVERYTHING, 0, false)));
    }
  }

  /**
   * The fastest round counts: the others met a garbage collection or a neighbour.
   *
   * @param read whether the texts are asked for too, which unpacks them
   */
  private static double nanos(
      Store store, ItemKey[] keys, Parts parts, int expected, boolean read) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      int found = 0;
      for (ItemKey key : keys) {
        Optional<Item> item = store.get(key, parts);
        found += item.isPresent() && (!read || !item.get().content().isEmpty()) ? 1 : 0;
      }
      best = Math.min(best, System.nanoTime() - start);
      if (found != expected) {
        throw new IllegalStateException(found + " of " + expected + " items were found");
      }
    }
    return (double) best / keys.length;
  }
}

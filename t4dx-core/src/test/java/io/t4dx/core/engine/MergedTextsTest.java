package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Workload;
import io.t4dx.write.FieldUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A merge takes over most blocks of texts as they are packed; each text stays its item's. */
final class MergedTextsTest {
  private static final int SEGMENTS = 4;
  private static final List<Integer> LENGTHS =
      List.of(0, 1, 100, 250, 256, 500, 509, 510, 511, 512, 513, 600, 2_500, 10_000);

  private final SplittableRandom random =
      new SplittableRandom(Seeds.of("MergedTextsTest", new SplittableRandom().nextLong()));
  private final ManualClock clock = ManualClock.standing();
  private final Map<ItemKey, String> texts = new HashMap<>();

  private Store open() {
    return EngineTuning.DEFAULT
        .flushing(EngineTuning.Flushing.CALLER)
        .merging(new MergePolicy(SEGMENTS, 10, 1_000_000))
        .open(disk, Workload.options(clock).memtableItems(1_000).build());
  }

  private final SimulatedDisk disk = new SimulatedDisk();

  /** Words, or noise that does not shrink. */
  private String text() {
    int length = LENGTHS.get(random.nextInt(LENGTHS.size()));
    boolean noise = random.nextInt(3) == 0;
    StringBuilder text = new StringBuilder("x".repeat(Math.min(1, length)));
    while (text.length() < length) {
      if (noise) {
        text.append((char) (0x4E00 + random.nextInt(20_000)));
      } else {
        text.append(random.nextInt(50)).append(" words ");
      }
    }
    return text.substring(0, length);
  }

  private void write(Store store) {
    for (int i = 0; i < 60; i++) {
      ItemKey key = new ItemKey("default", new UUID(random.nextLong(), random.nextLong()));
      texts.put(key, text());
      store.insert(ItemDraft.in("default").id(key.id()).content(texts.get(key)).build());
    }
    for (ItemKey key : List.copyOf(texts.keySet())) {
      if (random.nextInt(10) == 0) {
        texts.remove(key);
        store.delete(key);
      } else if (random.nextInt(10) == 0) {
        texts.put(key, text());
        store.update(key, FieldUpdate.builder().content(texts.get(key)).build());
      } else if (random.nextInt(10) == 0) {
        store.update(key, FieldUpdate.builder().addToKappa(0.01f).build());
      }
    }
  }

  private void agrees(Store store) {
    Map<ItemKey, String> found = new HashMap<>();
    try (ItemStream items = store.scan(Scan.in("default"))) {
      items.forEachRemaining(item -> found.put(item.key(), item.content()));
    }
    assertThat(found).isEqualTo(texts);
    texts.forEach(
        (key, text) -> assertThat(store.get(key).orElseThrow().content()).isEqualTo(text));
  }

  @Test
  void areThoseOfTheirItemsAfterEveryMerge() {
    Store store = open();
    for (int round = 0; round < 3 * SEGMENTS; round++) {
      write(store);
      store.flush();
      agrees(store);
    }
    assertThat(store.stats().segments().merges()).isGreaterThan(1);
    store.close();
    try (Store again = open()) {
      agrees(again);
    }
  }
}

package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/**
 * Writers count accesses and add to weights while sleep forgets what they write to: whatever was
 * acknowledged is in the store, or went into the archive with the item.
 */
final class SleepBesideWritersTest {
  private static final int IDS = 800;
  private static final int WRITERS = 2;
  private static final float STEP = 1f / 1024;
  private static final ItemKey HUB = new ItemKey("a", new UUID(1, 0));

  private final AtomicInteger inserted = new AtomicInteger();
  private final AtomicIntegerArray touches = new AtomicIntegerArray(IDS);
  private final AtomicIntegerArray pulls = new AtomicIntegerArray(IDS);

  private static ItemKey key(int id) {
    return new ItemKey("a", new UUID(0, id));
  }

  private static EdgeKey edge(int id) {
    return new EdgeKey("a", key(id).id(), EdgeType.USES, HUB.id());
  }

  private int write(Store store, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int writes = 0;
    for (int id = inserted.getAndIncrement(); id < IDS; id = inserted.getAndIncrement()) {
      store.insert(
          ItemDraft.in("a").id(key(id).id()).importance(0f).build(),
          EdgeDraft.of("a", key(id).id(), EdgeType.USES, HUB.id(), 0.25f));
      for (int i = 0; i < 6; i++) {
        int recent = Math.max(0, id - random.nextInt(40));
        if (random.nextBoolean()) {
          count(touches, recent, store.touch(key(recent)).outcome());
        } else {
          count(
              pulls,
              recent,
              store.updateEdgeWeight(edge(recent), STEP, MissingEdge.LEAVE).outcome());
        }
        writes++;
      }
    }
    return writes;
  }

  private static void count(AtomicIntegerArray counts, int id, Outcome outcome) {
    if (outcome == Outcome.APPLIED) {
      counts.getAndIncrement(id);
    }
  }

  @Test
  void nothingThatWasAcknowledgedIsLost() throws ExecutionException, InterruptedException {
    SleepOptions sleep =
        SleepOptions.builder()
            .automatic(false)
            .set(SleepSetting.FORGET_AGE, 0)
            .set(SleepSetting.REWRITE_DEAD_SHARE, 0.1)
            .build();
    int forgotten = 0;
    try (Store store =
            T4dx.inMemory(StoreOptions.builder().memtableItems(150).sleep(sleep).build());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      store.insert(ItemDraft.in("a").id(HUB.id()).kappa(1f).build());
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long seed = i;
        writers.add(threads.submit(() -> write(store, seed)));
      }
      while (writers.stream().anyMatch(writer -> !writer.isDone())) {
        forgotten += store.sleep().run().forgotten().count();
      }
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).isPositive();
      }
      assertThat(forgotten).isPositive();
      for (int id = 0; id < IDS; id++) {
        check(store, id);
      }
    }
  }

  private void check(Store store, int id) {
    boolean there = store.get(key(id)).isPresent() || store.sleep().restore(key(id));
    assertThat(there).as("item %d", id).isTrue();
    assertThat(store.get(key(id)).orElseThrow().accessCount())
        .as("accesses of item %d", id)
        .isEqualTo(touches.get(id));
    assertThat(store.edge(edge(id)).orElseThrow().weight())
        .as("weight of the edge of item %d", id)
        .isCloseTo(0.25f + pulls.get(id) * STEP, within(1e-6f));
  }
}

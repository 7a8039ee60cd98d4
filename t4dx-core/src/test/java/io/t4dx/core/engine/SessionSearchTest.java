package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.FieldUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A search in sessions finds what a scan finds, whatever sessions the items went through. */
final class SessionSearchTest {
  private static final List<String> SESSIONS = List.of("monday", "tuesday", "wednesday");
  private static final int IDS = 30;

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<Snapshot> held = new ArrayList<>();

  @Test
  void aSearchInSessionsFindsWhatAScanFinds() {
    try (Store store = open()) {
      for (int i = 0; i < 1_500; i++) {
        change(store);
        if (i % 250 == 200) {
          store.flush();
        }
        if (i % 60 == 0) {
          held.add(store.snapshot());
        }
        if (i % 20 == 0) {
          compare(store);
          compare(held.get(random.nextInt(held.size())));
        }
      }
      held.forEach(Snapshot::close);
    }
  }

  @Test
  void anItemThatCameBackIsFoundOnce() {
    try (Store store = open()) {
      ItemKey key = new ItemKey("alice", new UUID(0, 1));
      store.insert(ItemDraft.in("alice").id(key.id()).session("monday").vector(1, 2).build());
      for (String session : List.of("tuesday", "monday", "tuesday", "monday")) {
        store.update(key, FieldUpdate.builder().session(session).build());
      }
      ItemKey other = new ItemKey("alice", new UUID(0, 2));
      store.insert(ItemDraft.in("alice").id(other.id()).session("monday").vector(1, 1).build());
      assertThat(found(store, Filter.session("monday"))).containsExactly(key, other);
      assertThat(found(store, Filter.session("monday", "tuesday"))).containsExactly(key, other);
      assertThat(found(store, Filter.session("tuesday"))).isEmpty();
    }
  }

  @Test
  void theNearestOfManyAreFoundInTheirOrder() {
    SplittableRandom numbers = new SplittableRandom(12);
    try (Store store = open()) {
      for (int i = 0; i < 900; i++) {
        // One in three is a copy of another one, so that there are equal scores, and some are
        // replaced.
        int drawn = i % 3 == 2 ? i - 1 : i;
        ItemDraft.Builder draft =
            ItemDraft.in("alice").id(new UUID(0, numbers.nextInt(800))).vector(vector(drawn));
        store.insert(draft.session(SESSIONS.get(numbers.nextInt(3))).build());
      }
      for (String session : SESSIONS) {
        List<Item> items = new ArrayList<>();
        try (ItemStream stream = store.scan(Scan.in("alice").where(Filter.session(session)))) {
          stream.forEachRemaining(items::add);
        }
        assertThat(items).hasSizeGreaterThan(150);
        float[] query = vector(-1);
        List<ItemKey> nearest =
            items.stream()
                .sorted(
                    Comparator.comparingDouble(
                            (Item item) -> -Metric.COSINE.score(query, item.vector().orElseThrow()))
                        .thenComparing(item -> item.key().id(), Ids.ORDER))
                .limit(7)
                .map(Item::key)
                .toList();
        Search search =
            Search.in("alice").nearest(query).k(7).where(Filter.session(session)).build();
        assertThat(store.search(search).hits().stream().map(hit -> hit.item().key()))
            .containsExactlyElementsOf(nearest);
      }
    }
  }

  private static float[] vector(int seed) {
    SplittableRandom drawn = new SplittableRandom(seed);
    float[] vector = new float[40];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) drawn.nextDouble() - 0.5f;
    }
    return vector;
  }

  private static Store open() {
    return Engine.open(
        new SimulatedDisk(),
        StoreOptions.builder().clock(ManualClock.standing()).randomSeed(1).build(),
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
  }

  private void change(Store store) {
    ItemKey key = new ItemKey("alice", new UUID(0, random.nextInt(IDS)));
    switch (random.nextInt(4)) {
      case 0 -> {
        ItemDraft.Builder draft =
            ItemDraft.in("alice").id(key.id()).vector(random.nextInt(9), random.nextInt(9));
        store.insert(random.nextInt(4) == 0 ? draft.build() : draft.session(session()).build());
      }
      case 1 -> {
        if (random.nextInt(4) == 0) {
          store.delete(key);
        }
      }
      default -> store.update(key, FieldUpdate.builder().session(session()).build());
    }
  }

  private String session() {
    return SESSIONS.get(random.nextInt(SESSIONS.size()));
  }

  private void compare(Reads reads) {
    for (Filter filter :
        List.of(
            Filter.session(session()),
            Filter.session("monday", "wednesday"),
            Filter.session(session()).and(Filter.session(session())),
            Filter.session("sunday"))) {
      List<ItemKey> wanted = new ArrayList<>();
      try (ItemStream stream = reads.scan(Scan.in("alice").where(filter))) {
        stream.forEachRemaining(item -> wanted.add(item.key()));
      }
      assertThat(found(reads, filter)).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  private static List<ItemKey> found(Reads reads, Filter filter) {
    Search search =
        Search.in("alice").nearest(1, 5).k(IDS).where(filter).validOrNot().exact().build();
    return reads.search(search).hits().stream().map(Hit::item).map(Item::key).toList();
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Direction;
import io.t4dx.query.EdgeFilter;
import io.t4dx.query.Traversal;
import io.t4dx.query.Visit;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.WriteBatch;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Any name is a type of edge, so nothing keeps an application from making a new one for each edge:
 * no flush may fail of that, since what it would not write has been acknowledged.
 */
final class ManyEdgeTypesTest {
  private static final String ALICE = "alice";
  private static final int TYPES = 66_100;
  private static final UUID HUB = new UUID(7, 7);

  private final SimulatedDisk disk = new SimulatedDisk();

  private Store open() {
    StoreOptions options =
        StoreOptions.builder()
            .clock(ManualClock.standing())
            .randomSeed(1)
            .memtableItems(1_000_000)
            .build();
    return Engine.open(disk, options, EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
  }

  private static EdgeKey key(int number) {
    return new EdgeKey(ALICE, HUB, new EdgeType("type " + number), new UUID(1, number));
  }

  private static void put(Store store, int from, int to) {
    WriteBatch batch = new WriteBatch();
    for (int i = from; i < to; i++) {
      EdgeKey key = key(i);
      batch.putEdge(EdgeDraft.of(ALICE, HUB, key.type(), key.target(), 0.5f));
    }
    store.write(batch);
  }

  @Test
  void everyEdgeOfASegmentMayHaveATypeOfItsOwn() {
    try (Store store = open()) {
      put(store, 0, TYPES);
      store.flush();
      assertThat(store.stats().segments().flushFailures()).isZero();
      // More in another segment, some of the same.
      put(store, TYPES - 10, TYPES + 10);
      store.flush();
      store.scaleWeights(EdgeFilter.all(ALICE).types(key(3).type()), 0.5f);
      store.insert(ItemDraft.in(ALICE).build());
      check(store, TYPES + 10);
    }
    try (Store store = open()) {
      assertThat(store.stats().segments().count()).isEqualTo(3);
      check(store, TYPES + 10);
      assertThat(store.edge(key(3)).map(Edge::weight)).contains(0.25f);
      assertThat(store.edge(key(4)).map(Edge::weight)).contains(0.5f);
    }
  }

  private static void check(Store store, int types) {
    assertThat(store.stats().edges()).isEqualTo(types);
    for (int i : new int[] {0, 255, 256, 65_535, 65_536, TYPES - 1, types - 1}) {
      assertThat(store.edge(key(i))).as("edge %d", i).isPresent();
    }
    List<Edge> edges = store.edges(ALICE, HUB, Direction.OUT);
    assertThat(edges).hasSize(types);
    for (int i = 1; i < types; i++) {
      assertThat(edges.get(i).type()).isGreaterThan(edges.get(i - 1).type());
    }
    for (int round = 0; round < 2; round++) {
      Traversal one = Traversal.from(ALICE, HUB).types(key(66_000).type());
      assertThat(store.traverse(one).visits())
          .extracting(Visit::id)
          .containsExactly(HUB, key(66_000).target());
      assertThat(store.traverse(Traversal.from(ALICE, HUB)).visits()).hasSize(types + 1);
    }
  }
}

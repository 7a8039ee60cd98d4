package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.EdgeFilter;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.query.Visit;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written to items and edges that are in segments already. */
final class SegmentReadsTest {
  private static final String ALICE = "alice";
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);
  private static final EdgeKey ONE_TWO = new EdgeKey(ALICE, ONE, EdgeType.CAUSES, TWO);

  private final StoreOptions options =
      StoreOptions.builder().clock(ManualClock.standing()).randomSeed(1).build();
  private SimulatedDisk disk = new SimulatedDisk();
  private Store store = open();

  private Store open() {
    return Engine.open(disk, options, EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
  }

  @BeforeEach
  void segmentsAreThereToBeRead() {
    store.insert(item(ONE, 1, 0));
    store.insert(item(TWO, 0, 1), EdgeDraft.of(ALICE, ONE, EdgeType.CAUSES, TWO, 0.5f));
    store.flush();
    assertThat(store.stats().segments().count()).isEqualTo(1);
    assertThat(store.stats().memtableBytes()).isZero();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static ItemDraft item(UUID id, float... vector) {
    return ItemDraft.in(ALICE)
        .id(id)
        .content("item " + id.getLeastSignificantBits())
        .vector(vector)
        .kappa(0.25f)
        .build();
  }

  private static ItemKey key(UUID id) {
    return new ItemKey(ALICE, id);
  }

  private static List<UUID> found(Reads reads, Filter filter, float... vector) {
    Search search = Search.in(ALICE).nearest(vector).where(filter).k(10).build();
    return reads.search(search).hits().stream().map(Hit::item).map(Item::id).toList();
  }

  private static List<UUID> scanned(Reads reads, Scan scan) {
    List<UUID> ids = new ArrayList<>();
    try (ItemStream items = reads.scan(scan)) {
      items.forEachRemaining(item -> ids.add(item.id()));
    }
    return ids;
  }

  private static List<UUID> reached(Reads reads, UUID from, Direction direction) {
    Traversal traversal = Traversal.from(ALICE, from).direction(direction).depth(5);
    return reads.traverse(traversal).visits().stream().map(Visit::id).toList();
  }

  /** Runs checks at once, after a flush, after a reopening and after a crash. */
  private void inEveryState(Runnable check) {
    check.run();
    store.flush();
    check.run();
    store.close();
    store = open();
    check.run();
    store.flush();
    crash();
    check.run();
  }

  private void crash() {
    SimulatedDisk found = disk.crash(Survival.NONE);
    assertThatExceptionOfType(T4dxException.class).isThrownBy(() -> store.close());
    disk = found;
    store = open();
  }

  @Test
  void anUpdateOfAFlushedItemIsSeenByGetScanAndSearchAtOnceAfterFlushAndAfterReopen() {
    store.update(key(ONE), FieldUpdate.builder().kappa(0.75f).session("monday").build());
    Filter high = Filter.kappaBetween(0.7f, 0.8f);
    inEveryState(
        () -> {
          assertThat(store.get(key(ONE)).map(Item::kappa)).contains(0.75f);
          assertThat(found(store, high, 0, 1)).containsExactly(ONE);
          assertThat(found(store, high.negate(), 1, 0)).containsExactly(TWO);
          assertThat(found(store, Filter.session("monday"), 1, 0)).containsExactly(ONE);
          assertThat(scanned(store, Scan.in(ALICE).where(high))).containsExactly(ONE);
          assertThat(scanned(store, Scan.in(ALICE).by(ScanOrder.KAPPA))).containsExactly(TWO, ONE);
          assertThat(store.count(ALICE, high)).isEqualTo(1);
        });
  }

  @Test
  void anEdgesOnlyMemtableFlushesItsEdges() {
    EdgeKey key = new EdgeKey(ALICE, TWO, EdgeType.USES, THREE);
    store.putEdge(EdgeDraft.of(ALICE, TWO, EdgeType.USES, THREE, 0.25f));
    store.flush();
    assertThat(store.stats().segments().edges()).isEqualTo(2);
    inEveryState(
        () -> {
          assertThat(store.edge(key).map(Edge::weight)).contains(0.25f);
          assertThat(reached(store, ONE, Direction.OUT)).containsExactly(ONE, TWO, THREE);
        });
  }

  @Test
  void anEdgeThatIsDeletedInASegmentStaysDeleted() {
    assertThat(store.deleteEdge(ONE_TWO).outcomes()).containsExactly(Outcome.APPLIED);
    inEveryState(
        () -> {
          assertThat(store.edge(ONE_TWO)).isEmpty();
          assertThat(store.edges(ALICE, ONE, Direction.BOTH)).isEmpty();
          assertThat(store.edges(ALICE, TWO, Direction.BOTH)).isEmpty();
          assertThat(store.stats().edges()).isZero();
        });
    assertThat(store.deleteEdge(ONE_TWO).outcomes()).containsExactly(Outcome.NOT_FOUND);
  }

  @Test
  void theEdgesOfADeletedItemGoFromEverySegment() {
    store.insert(item(THREE, 1, 1), EdgeDraft.of(ALICE, THREE, EdgeType.USES, ONE, 1f));
    store.flush();
    store.delete(key(ONE));
    inEveryState(
        () -> {
          assertThat(store.get(key(ONE))).isEmpty();
          assertThat(store.stats().edges()).isZero();
          assertThat(reached(store, TWO, Direction.BOTH)).containsExactly(TWO);
        });
  }

  @Test
  void scalingWeightsReachesSegments() {
    store.scaleWeights(EdgeFilter.all(ALICE), 0.5f);
    inEveryState(
        () -> {
          assertThat(store.edge(ONE_TWO).map(Edge::weight)).contains(0.25f);
          assertThat(store.edges(ALICE, TWO, Direction.IN))
              .extracting(Edge::weight)
              .containsExactly(0.25f);
          Traversal heavy = Traversal.from(ALICE, ONE).minWeight(0.3f);
          assertThat(store.traverse(heavy).visits()).hasSize(1);
          assertThat(store.traverse(heavy.minWeight(0.2f)).visits()).hasSize(2);
        });
    store.updateEdgeWeight(ONE_TWO, 0.5f, MissingEdge.LEAVE);
    store.scaleWeights(EdgeFilter.all(ALICE).weightBetween(0.7f, 1f), 2f);
    inEveryState(() -> assertThat(store.edge(ONE_TWO).map(Edge::weight)).contains(1f));
  }

  @Test
  void moreScaleOperationsThanMemtablesKeepReachSegmentsAsWell() {
    store.putEdge(EdgeDraft.of(ALICE, TWO, EdgeType.CAUSES, THREE, 0.5f));
    EdgeKey young = new EdgeKey(ALICE, TWO, EdgeType.CAUSES, THREE);
    float expected = 0.5f;
    for (int i = 0; i < 150; i++) {
      float factor = i % 2 == 0 ? 0.5f : 1.875f;
      expected *= factor;
      store.scaleWeights(EdgeFilter.all(ALICE), factor);
    }
    float weight = expected;
    inEveryState(
        () -> {
          assertThat(store.edge(ONE_TWO).map(Edge::weight)).contains(weight);
          assertThat(store.edge(young).map(Edge::weight)).contains(weight);
        });
  }

  @Test
  void anInsertAfterADeleteIsVisibleAtOnceAndNoOldCopyComesBack() {
    store.delete(key(ONE));
    store.insert(item(ONE, -1, 0));
    inEveryState(
        () -> {
          assertThat(found(store, Filter.everything(), 1, 0)).containsExactly(TWO, ONE);
          assertThat(scanned(store, Scan.in(ALICE))).containsExactly(ONE, TWO);
          assertThat(store.count(ALICE, Filter.everything())).isEqualTo(2);
        });
    store.delete(key(ONE));
    inEveryState(
        () -> {
          assertThat(store.get(key(ONE))).isEmpty();
          assertThat(found(store, Filter.everything(), 1, 0)).containsExactly(TWO);
        });
  }

  @Test
  void anUnfilteredSearchOverAStoreWithDeletionsStillReturnsK() {
    for (int i = 10; i < 60; i++) {
      store.insert(item(new UUID(0, i), 1, i));
    }
    store.flush();
    for (int i = 10; i < 50; i++) {
      store.delete(key(new UUID(0, i)));
    }
    inEveryState(() -> assertThat(found(store, Filter.everything(), 1, 10)).hasSize(10));
  }

  @Test
  void theNewestVersionWinsOverTheMoreSimilarOne() {
    store.update(key(ONE), FieldUpdate.builder().vector(-1, 0).build());
    inEveryState(
        () -> {
          Search search = Search.in(ALICE).nearest(1, 0).k(2).build();
          List<Hit> hits = store.search(search).hits();
          assertThat(hits).extracting(hit -> hit.item().id()).containsExactly(TWO, ONE);
          assertThat(hits.getLast().score()).isNegative();
        });
  }

  @Test
  void aCrashRightAfterAFlushLosesNothing() {
    store.insert(item(THREE, 1, 1));
    store.flush();
    crash();
    assertThat(store.recovery().entries()).isZero();
    assertThat(scanned(store, Scan.in(ALICE))).containsExactly(ONE, TWO, THREE);
    assertThat(store.edge(ONE_TWO)).isPresent();
  }

  @Test
  void closingAndOpeningTwiceDuplicatesNothing() {
    for (int i = 0; i < 2; i++) {
      store.close();
      store = open();
    }
    assertThat(scanned(store, Scan.in(ALICE))).containsExactly(ONE, TWO);
    assertThat(found(store, Filter.everything(), 1, 0)).containsExactly(ONE, TWO);
    assertThat(store.stats().items()).isEqualTo(2);
    assertThat(store.stats().edges()).isEqualTo(1);
    assertThat(store.stats().segments().count()).isEqualTo(1);
  }

  @Test
  void anEdgeBetweenItemsOfDifferentSegmentsIsTraversedFromBothEnds() {
    store.insert(item(THREE, 1, 1));
    store.flush();
    store.putEdge(EdgeDraft.of(ALICE, THREE, EdgeType.USES, ONE, 1f));
    inEveryState(
        () -> {
          assertThat(reached(store, THREE, Direction.OUT)).containsExactly(THREE, ONE, TWO);
          assertThat(reached(store, TWO, Direction.IN)).containsExactly(TWO, ONE, THREE);
        });
  }

  @Test
  void aSnapshotSurvivesFlushes() {
    try (Snapshot before = store.snapshot()) {
      store.update(key(ONE), FieldUpdate.builder().kappa(0.75f).build());
      store.delete(key(TWO));
      store.scaleWeights(EdgeFilter.all(ALICE), 0.5f);
      store.flush();
      store.insert(item(TWO, 1, 1));
      store.flush();
      assertThat(before.get(key(ONE)).map(Item::kappa)).contains(0.25f);
      assertThat(before.edge(ONE_TWO).map(Edge::weight)).contains(0.5f);
      assertThat(scanned(before, Scan.in(ALICE).by(ScanOrder.KAPPA))).containsExactly(ONE, TWO);
      assertThat(found(before, Filter.everything(), 0, 1)).containsExactly(TWO, ONE);
      assertThat(found(before, Filter.kappaBetween(0.5f, 1f), 0, 1)).isEmpty();
    }
  }

  @Test
  void aSnapshotCanBeReadWhenItsStoreIsClosed() {
    try (Snapshot last = store.snapshot()) {
      store.close();
      assertThat(last.get(key(ONE)).map(Item::content)).contains("item 1");
    }
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Explanation.Way;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What explain() says of searches of a segment that is large enough for a graph. */
final class ExplainGraphTest {
  private static final String ALICE = "alice";
  private static final int ROWS = 4_000;
  private static final long SEED = Long.getLong("t4dx.seed", 4);

  private static Store store = open(new SimulatedDisk(), EngineTuning.DEFAULT);

  private static Store open(SimulatedDisk disk, EngineTuning tuning) {
    return Engine.open(
        disk,
        StoreOptions.builder().clock(ManualClock.standing()).randomSeed(1).build(),
        tuning.flushing(EngineTuning.Flushing.CALLER));
  }

  @BeforeAll
  static void fill() {
    fill(store);
  }

  private static void fill(Store into) {
    SplittableRandom random = new SplittableRandom(SEED);
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < ROWS; i++) {
      batch.insert(
          ItemDraft.in(ALICE)
              .id(new UUID(0, i))
              .vector(random.nextFloat() - 0.5f, random.nextFloat() - 0.5f, 0.5f)
              .kappa(i / (float) ROWS)
              .build());
    }
    into.write(batch);
    into.flush();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Search.Builder search() {
    return Search.in(ALICE).nearest(0.1f, 0.2f, 0.5f).k(10).validOrNot();
  }

  private static Place only(Store asked, Search search) {
    Explanation<SearchResult> explanation = asked.explain(search);
    assertThat(explanation.result()).isEqualTo(asked.search(search));
    assertThat(explanation.places()).hasSize(1);
    return explanation.places().getFirst();
  }

  @Test
  void manyCandidatesAreSearchedAlongTheGraph() {
    Place place = only(store, search().build());
    assertThat(place.choice()).isEqualTo(Choice.GRAPH);
    assertThat(place.reason()).isEqualTo(Reason.MANY_CANDIDATES);
    assertThat(place.why()).isEqualTo("4000 candidates are more than 2000");
    assertThat(place.work().ways()).containsExactly(Way.WALK);
    assertThat(place.work().visited()).isBetween(10L, ROWS / 2L);
    assertThat(place.work().comparedExactly()).isBetween(10L, ROWS / 2L);
    assertThat(place.work().comparedByCode()).isZero();
  }

  @Test
  void aFilterThatAcceptsMostIsProbedFirst() {
    Place place = only(store, search().where(Filter.kappaBetween(0.05f, 1)).build());
    assertThat(place.choice()).isEqualTo(Choice.GRAPH);
    assertThat(place.rows().accepted()).isEqualTo(3_800);
    assertThat(place.work().ways()).containsExactly(Way.PROBE, Way.WALK);
    assertThat(place.work().near().getAsDouble()).isBetween(0.5, 1.0);
  }

  @Test
  void aGraphMayBeScanned() {
    Place place = only(store, search().where(Filter.kappaBetween(0.4f, 1)).build());
    assertThat(place.choice()).isEqualTo(Choice.GRAPH);
    assertThat(place.work().ways()).containsExactly(Way.EXACT_SCAN);
    assertThat(place.work().comparedExactly()).isEqualTo(place.rows().candidates());
    assertThat(place.work().visited()).isZero();
  }

  @Test
  void fewCandidatesAreCompared() {
    Place place = only(store, search().where(Filter.kappaBetween(0.6f, 1)).build());
    assertThat(place.reason()).isEqualTo(Reason.FEW_CANDIDATES);
    assertThat(place.work().comparedExactly()).isEqualTo(1_600);
  }

  @Test
  void aSegmentWithoutAGraphIsCompared() {
    try (Store young = open(new SimulatedDisk(), EngineTuning.DEFAULT.graphFrom(ROWS + 1))) {
      fill(young);
      Place place = only(young, search().build());
      assertThat(place.choice()).isEqualTo(Choice.EXACT);
      assertThat(place.reason()).isEqualTo(Reason.NO_GRAPH_YET);
      assertThat(place.work().comparedExactly()).isEqualTo(ROWS);
    }
  }

  @Test
  void aDamagedGraphIsSaidToBeWhatMadeASearchExact() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    try (Store whole = open(disk, EngineTuning.DEFAULT)) {
      fill(whole);
    }
    String graph = "segments/000001.hnsw";
    int size = DiskImage.read(disk, graph).length;
    for (int at = size / 4; at < size / 4 * 3; at += 10_000) {
      DiskImage.write(disk, graph, at, new byte[] {17, 17, 17, 17});
    }
    try (Store damaged = open(disk, EngineTuning.DEFAULT)) {
      Search search = search().build();
      Explanation<SearchResult> explanation = damaged.explain(search);
      Place place = explanation.places().getFirst();
      assertThat(place.choice()).isEqualTo(Choice.EXACT);
      assertThat(place.reason()).isEqualTo(Reason.GRAPH_DAMAGED);
      assertThat(place.work()).isEqualTo(Explanation.Work.exactly(ROWS));
      assertThat(explanation.result()).isEqualTo(damaged.search(search().exact().build()));
      // Where callers flush, it is there again when the search returns.
      assertThat(only(damaged, search).choice()).isEqualTo(Choice.GRAPH);
    }
  }
}

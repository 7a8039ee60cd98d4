package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Condition;
import io.t4dx.query.Explanation.How;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.query.TimeField;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.FieldUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What explain() says of searches of small segments, one of Monday and one of Tuesday, below a
 * memtable of Wednesday.
 */
final class ExplainSearchTest {
  private static final String ALICE = "alice";
  private static final int ROWS = 20;

  private final ManualClock clock = ManualClock.standing();
  private final Instant now = clock.instant();
  private final Store store =
      Engine.open(
          new SimulatedDisk(),
          StoreOptions.builder().clock(clock).randomSeed(1).build(),
          EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));

  @BeforeEach
  void fill() {
    for (int i = 0; i < ROWS; i++) {
      store.insert(
          item(i, "monday").kappa(0.01f * i).importance(0.5f).metadata(Map.of("n", i)).build());
    }
    store.flush();
    for (int i = 0; i < ROWS; i++) {
      store.insert(
          item(100 + i, "tuesday")
              .kappa(0.5f + 0.01f * i)
              .type(ItemType.SEMANTIC)
              .eventTime(now.minusSeconds(i))
              .build());
    }
    store.flush();
    store.insert(item(200, "wednesday").kappa(0.9f).eventTime(now.minusSeconds(7200)).build());
    store.insert(item(201, "wednesday").build());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ItemDraft.Builder item(int number, String session) {
    return ItemDraft.in(ALICE)
        .id(new UUID(0, number))
        .vector(1, number)
        .session(session)
        .eventTime(now.minusSeconds(3600));
  }

  private static ItemKey key(int number) {
    return new ItemKey(ALICE, new UUID(0, number));
  }

  private static Search.Builder search(Filter filter) {
    return Search.in(ALICE).nearest(1, 5).k(3).where(filter).validOrNot();
  }

  private List<Place> places(Search.Builder search) {
    Search built = search.build();
    Explanation<?> explanation = store.explain(built);
    assertThat(explanation.result()).isEqualTo(store.search(built));
    assertThat(explanation.places())
        .extracting(Place::name)
        .containsExactly("memtable 41..42", "segment 2", "segment 1");
    return explanation.places();
  }

  private Place monday(Filter filter) {
    return places(search(filter)).get(2);
  }

  private Place tuesday(Filter filter) {
    return places(search(filter)).get(1);
  }

  private static void isPruned(Place place, Reason reason, String why) {
    assertThat(place.choice()).isEqualTo(Choice.PRUNED);
    assertThat(place.reason()).isEqualTo(reason);
    assertThat(place.why()).isEqualTo(why);
    assertThat(place.rows().accepted()).isZero();
    assertThat(place.rows().candidates()).isZero();
    assertThat(place.work()).isEqualTo(Explanation.Work.NONE);
  }

  @Test
  void aSegmentIsPrunedByItsKappa() {
    isPruned(
        monday(Filter.kappaBetween(0.4f, 1)),
        Reason.STATISTICS,
        "asked for kappa 0.4..1, here kappa is 0.0..0.19");
    isPruned(
        tuesday(Filter.everything().and(Filter.kappaBetween(0, 0.25f))),
        Reason.STATISTICS,
        "asked for kappa 0..0.25, here kappa is 0.5..0.69");
  }

  @Test
  void aSegmentIsPrunedByItsTimes() {
    isPruned(
        monday(Filter.time(TimeField.EVENT_TIME, now.minusSeconds(60), now.plusSeconds(1))),
        Reason.STATISTICS,
        "asked for eventTime from 2026-02-02T02:39:00Z before 2026-02-02T02:40:01Z, here"
            + " eventTime is 2026-02-02T01:40:00Z");
    isPruned(
        tuesday(Filter.time(TimeField.VALID_UNTIL, now, now.plusSeconds(1))),
        Reason.STATISTICS,
        "asked for validUntil from 2026-02-02T02:40:00Z before 2026-02-02T02:40:01Z, here"
            + " validUntil is open");
    isPruned(
        tuesday(Filter.validAt(now.minusSeconds(9000))),
        Reason.STATISTICS,
        "asked for valid at 2026-02-02T00:10:00Z, here validFrom is 2026-02-02T02:39:41Z to"
            + " 2026-02-02T02:40:00Z and validUntil is open");
  }

  @Test
  void aSegmentIsPrunedByItsTypes() {
    isPruned(
        monday(Filter.type(ItemType.SEMANTIC, ItemType.PROCEDURAL)),
        Reason.STATISTICS,
        "asked for type in (PROCEDURAL, SEMANTIC), here type is EPISODIC");
  }

  @Test
  void aSegmentIsPrunedByItsTerms() {
    isPruned(monday(Filter.session("tuesday")), Reason.NO_TERM, "no row has session = \"tuesday\"");
    isPruned(tuesday(Filter.metadata("n", 3)), Reason.NO_TERM, "no row has metadata \"n\" = 3");
    isPruned(
        tuesday(Filter.hasMetadata("n").and(Filter.kappaBetween(0.5f, 0.6f))),
        Reason.NO_TERM,
        "no row has any metadata \"n\"");
  }

  @Test
  void aSegmentIsPrunedWhereTheNamespaceIsMissingOrHasNoVectors() {
    store.insert(ItemDraft.in("bob").content("no vector").build());
    store.flush();
    Explanation<?> bobs = store.explain(Search.in("bob").nearest(1, 5).build());
    isPruned(bobs.places().get(0), Reason.NO_VECTORS, "none of its 1 items has a vector");
    isPruned(bobs.places().get(1), Reason.NO_ROWS, "it has no item of bob");
    assertThat(bobs.places()).hasSize(3);
  }

  @Test
  void whatIsExcludedIsExplainedThroughNotAndOr() {
    isPruned(
        monday(Filter.kappaBetween(0, 0.4f).negate()),
        Reason.STATISTICS,
        "asked for not kappa 0..0.4, here kappa is 0.0..0.19");
    isPruned(
        monday(Filter.kappaBetween(0.4f, 0.5f).or(Filter.importanceBetween(0.75f, 1))),
        Reason.STATISTICS,
        "asked for kappa 0.4..0.5, here kappa is 0.0..0.19; asked for importance 0.75..1, here"
            + " importance is 0.5");
  }

  @Test
  void aSearchForWhatHoldsNowPrunesWhatHasEnded() {
    for (int i = 0; i < 3; i++) {
      store.insert(item(300 + i, "old").validUntil(now.plusSeconds(1)).build());
    }
    store.flush();
    clock.advance(2_000_000);
    Search search = Search.in(ALICE).nearest(1, 5).build();
    Explanation<?> explanation = store.explain(search);
    assertThat(explanation.question().where().text())
        .isEqualTo("validUntil from 2026-02-02T02:40:02.000001Z");
    // The newest segment has two items of Wednesday, which still hold.
    assertThat(explanation.places().getFirst().rows().accepted()).isEqualTo(2);
    assertThat(explanation.places().getFirst().rows().live()).isEqualTo(5);
  }

  @Test
  void aFewCandidatesAreCompared() {
    Place place = monday(Filter.kappaBetween(0, 0.099f));
    assertThat(place.choice()).isEqualTo(Choice.EXACT);
    assertThat(place.reason()).isEqualTo(Reason.FEW_CANDIDATES);
    assertThat(place.why()).isEqualTo("10 candidates are no more than 2000");
    assertThat(place.rows().all()).isEqualTo(ROWS);
    assertThat(place.rows().live()).isEqualTo(ROWS);
    assertThat(place.rows().estimated()).hasValue(10);
    assertThat(place.rows().accepted()).isEqualTo(10);
    assertThat(place.rows().selectivity()).isEqualTo(0.5);
    assertThat(place.work()).isEqualTo(Explanation.Work.exactly(10));
    assertThat(monday(Filter.everything()).work()).isEqualTo(Explanation.Work.exactly(ROWS));
  }

  @Test
  void aSearchMayAskForExactness() {
    Place place = places(search(Filter.everything()).exact()).getLast();
    assertThat(place.choice()).isEqualTo(Choice.EXACT);
    assertThat(place.reason()).isEqualTo(Reason.ASKED_FOR_EXACT);
  }

  @Test
  void aMemtableIsComparedAndItsFilterComesFirst() {
    Place place = places(search(Filter.kappaBetween(0.8f, 1))).getFirst();
    assertThat(place.choice()).isEqualTo(Choice.EXACT);
    assertThat(place.reason()).isEqualTo(Reason.MEMTABLE);
    assertThat(place.rows().all()).isEqualTo(2);
    assertThat(place.rows().accepted()).isEqualTo(1);
    assertThat(place.work().comparedExactly()).isEqualTo(1);
    assertThat(place.rows().estimated()).isEmpty();
  }

  @Test
  void deadAndPatchedRowsAreCounted() {
    store.delete(key(3));
    store.insert(item(4, "monday").build());
    store.update(key(5), FieldUpdate.builder().kappa(0.8f).build());
    store.update(key(6), FieldUpdate.builder().session("moved").build());
    Filter high = Filter.kappaBetween(0.75f, 1);
    Place place = store.explain(search(high).build()).places().getLast();
    assertThat(place.choice()).isEqualTo(Choice.EXACT);
    assertThat(place.rows().all()).isEqualTo(ROWS);
    assertThat(place.rows().live()).isEqualTo(ROWS - 2);
    assertThat(place.rows().patched()).isEqualTo(1);
    assertThat(place.rows().accepted()).isEqualTo(1);
    assertThat(place.conditions()).containsExactly(new Condition(high, How.EXCLUDED, 0, 0));
  }

  @Test
  void aPatchOfSomethingElseDoesNotStopPruning() {
    store.update(key(5), FieldUpdate.builder().kappa(0.8f).build());
    Filter friday = Filter.time(TimeField.EVENT_TIME, now.minusSeconds(60), now.plusSeconds(1));
    Search search = search(Filter.kappaBetween(0.1f, 1).and(friday)).build();
    assertThat(store.explain(search).places().getLast().reason()).isEqualTo(Reason.STATISTICS);

    store.update(key(5), FieldUpdate.builder().eventTime(now).build());
    Place place = store.explain(search).places().getLast();
    assertThat(place.choice()).isEqualTo(Choice.EXACT);
    assertThat(place.rows().accepted()).isEqualTo(1);
  }

  @Test
  void whatPassesWithoutAVectorIsAcceptedButNoCandidate() {
    store.insert(ItemDraft.in(ALICE).id(new UUID(0, 400)).session("bare").build());
    store.insert(item(401, "full").build());
    store.flush();
    Place bare = store.explain(search(Filter.session("bare")).build()).places().getFirst();
    assertThat(bare.choice()).isEqualTo(Choice.NO_MATCH);
    assertThat(bare.why()).isEqualTo("none of the 1 rows that pass has a vector");
    assertThat(bare.rows().accepted()).isEqualTo(1);
    Place all = store.explain(search(Filter.everything()).build()).places().getFirst();
    assertThat(all.rows().accepted()).isEqualTo(4);
    assertThat(all.rows().candidates()).isEqualTo(3);
    assertThat(all.work().comparedExactly()).isEqualTo(3);
  }

  @Test
  void conditionsAreListedAsTheyWereAsked() {
    Filter kappa = Filter.kappaBetween(0, 0.145f);
    Filter wide = Filter.importanceBetween(0.4f, 0.6f);
    Filter one = Filter.metadata("n", 3);
    Filter none = Filter.session("friday");
    assertThat(monday(kappa.and(wide).and(one)).conditions())
        .containsExactly(
            new Condition(wide, How.SETTLED, ROWS, ROWS),
            new Condition(one, How.POSTINGS, 1, 1),
            new Condition(kappa, How.ROW_BY_ROW, 15, 1));
    assertThat(monday(kappa.and(none)).conditions())
        .containsExactly(
            new Condition(none, How.POSTINGS, 0, 0), new Condition(kappa, How.NOT_ASKED, 15, 0));
    assertThat(
            monday(Filter.kappaBetween(0.045f, 0.145f).and(Filter.session("monday"))).conditions())
        .extracting(Condition::how, Condition::left)
        .containsExactly(tuple(How.ORDER, 10L), tuple(How.POSTINGS, 10L));
    assertThat(monday(Filter.everything()).conditions()).isEmpty();
  }

  @Test
  void acceptedRowsAreThoseThatACountCounts() {
    for (int i = 0; i < ROWS; i += 3) {
      store.update(key(i), FieldUpdate.builder().kappa(0.6f).build());
      store.delete(key(100 + i));
    }
    for (Filter filter :
        List.of(
            Filter.everything(),
            Filter.kappaBetween(0.1f, 0.65f),
            Filter.kappaBetween(0.1f, 0.65f).negate(),
            Filter.type(ItemType.SEMANTIC).or(Filter.metadataBetween("n", 3, 11)))) {
      List<Place> places = store.explain(search(filter).build()).places();
      List<String> sessions = List.of("tuesday", "monday");
      for (int i = 0; i < 2; i++) {
        long wanted = store.count(ALICE, filter.and(Filter.session(sessions.get(i))));
        assertThat(places.get(i + 1).rows().accepted()).as("%s", filter).isEqualTo(wanted);
        assertThat(places.get(i + 1).work().comparedExactly()).isEqualTo(wanted);
      }
    }
  }

  @Test
  void aSnapshotExplainsWhatItSees() {
    Search search = search(Filter.session("monday")).build();
    try (Snapshot before = store.snapshot()) {
      List<Place> then = before.explain(search).places();
      store.delete(key(3));
      store.update(key(4), FieldUpdate.builder().session("tuesday").build());
      store.flush();
      Explanation<?> explanation = before.explain(search);
      assertThat(explanation.lsn()).isEqualTo(before.lsn());
      assertThat(explanation.result()).isEqualTo(before.search(search));
      assertThat(explanation.places().getLast().rows().live()).isEqualTo(ROWS);
      assertThat(explanation.places().getLast().rows().accepted()).isEqualTo(ROWS);
      assertThat(then.getLast().rows().accepted()).isEqualTo(ROWS);
    }
  }

  @Test
  void aStoreWithoutVectorsHasNothingToSearch() {
    try (Store empty =
        Engine.open(
            new SimulatedDisk(),
            StoreOptions.builder().clock(clock).build(),
            EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER))) {
      Search search = Search.in(ALICE).nearest(1, 2).build();
      assertThat(empty.explain(search).places()).isEmpty();
      empty.insert(ItemDraft.in(ALICE).content("words only").build());
      assertThat(empty.explain(search).places())
          .extracting(Place::choice)
          .containsExactly(Choice.PRUNED);
      empty.flush();
      isPruned(
          empty.explain(search).places().getFirst(),
          Reason.NO_VECTORS,
          "none of its 1 items has a vector");
    }
  }
}

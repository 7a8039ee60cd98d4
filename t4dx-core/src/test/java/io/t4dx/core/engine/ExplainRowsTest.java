package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Condition;
import io.t4dx.query.Explanation.How;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.FieldUpdate;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What explain() says of scans and counts: of ten items in each of two segments, below a memtable.
 */
final class ExplainRowsTest {
  private static final String ALICE = "alice";

  private final AtomicLong ticks = new AtomicLong();
  private final Store store =
      Engine.open(
          new SimulatedDisk(),
          StoreOptions.builder().clock(ManualClock.standing()).randomSeed(1).build(),
          EngineTuning.DEFAULT
              .flushing(EngineTuning.Flushing.CALLER)
              .ticks(() -> ticks.getAndAdd(1_000)));

  @BeforeEach
  void fill() {
    for (int segment = 0; segment < 2; segment++) {
      for (int i = 10 * segment; i < 10 * segment + 10; i++) {
        store.insert(ItemDraft.in(ALICE).id(new UUID(0, i)).kappa(i / 32f).build());
      }
      store.flush();
    }
    store.update(new ItemKey(ALICE, new UUID(0, 3)), FieldUpdate.builder().kappa(1).build());
    store.delete(new ItemKey(ALICE, new UUID(0, 4)));
    store.insert(ItemDraft.in(ALICE).id(new UUID(0, 50)).kappa(0.5f).build());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCountOfEverythingAsksNoFilter() {
    Explanation<Long> explanation = store.explainCount(ALICE, Filter.everything());
    assertThat(explanation.result()).isEqualTo(20);
    assertThat(explanation.places())
        .extracting(Place::name, Place::choice, place -> place.rows().accepted())
        .containsExactly(
            tuple("memtables 21..23", Choice.EXACT, 1L),
            tuple("segment 2", Choice.EXACT, 10L),
            tuple("segment 1", Choice.EXACT, 9L));
    assertThat(explanation.places()).allSatisfy(place -> assertThat(place.conditions()).isEmpty());
  }

  @Test
  void aCountPrunesByStatistics() {
    Filter low = Filter.kappaBetween(0, 0.25f);
    Explanation<Long> explanation = store.explainCount(ALICE, low);
    assertThat(explanation.result()).isEqualTo(7);
    assertThat(explanation.places())
        .extracting(Place::reason, Place::why)
        .containsExactly(
            tuple(Reason.MEMTABLE, "their items are asked one by one"),
            tuple(Reason.STATISTICS, "asked for kappa 0..0.25, here kappa is 0.3125..0.59375"),
            tuple(Reason.EVERY_MATCH, "every row that passes is counted"));
    assertThat(explanation.places().getLast().conditions())
        .containsExactly(new Condition(low, How.ORDER, 9, 9));
    assertThat(explanation.places().getLast().rows().patched()).isEqualTo(1);
  }

  @Test
  void aScanSaysHowItGoesAlongEachSegment() {
    Scan scan = Scan.in(ALICE).where(Filter.kappaBetween(0.25f, 1)).byDescending(ScanOrder.KAPPA);
    Explanation<Long> explanation = store.explain(scan.limit(5));
    assertThat(explanation.result()).isEqualTo(5);
    assertThat(explanation.question().order()).isEqualTo("KAPPA descending");
    assertThat(explanation.places())
        .extracting(place -> place.rows().accepted(), Place::why)
        .containsExactly(
            tuple(1L, "their items are asked one by one"),
            tuple(10L, "along the order of its column"),
            tuple(3L, "along the order of its column, merged with 1 patched rows"));
    assertThat(store.explain(Scan.in(ALICE)).places().getLast().why()).isEqualTo("along its keys");
    assertThat(explanation.text())
        .startsWith("SCAN in alice by KAPPA descending, at most 5, where kappa 0.25..1\n5 items");
  }

  @Test
  void timesAddUp() {
    Explanation<Long> explanation = store.explainCount(ALICE, Filter.kappaBetween(0, 0.5f));
    assertThat(explanation.times().filtering()).isEqualTo(Duration.ofNanos(2_000));
    assertThat(explanation.times().total())
        .isEqualTo(explanation.times().filtering().plus(explanation.times().searching()));
  }
}

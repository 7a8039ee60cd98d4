package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NREM: who is replayed, and what it does to items, edges and segments. */
final class ReplayRulesTest {
  @Test
  void onlyImportantItemsThatAreNotFirmYetGainKappa() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).kappa(0.1f).importance(0.9f));
      bed.insert(Bed.draft(2).kappa(0.3f).importance(0.9f));
      bed.insert(Bed.draft(3).kappa(Math.nextDown(0.3f)).importance(0.3f));
      bed.insert(Bed.draft(4).kappa(0.1f).importance(Math.nextDown(0.3f)));
      SleepReport report = bed.store().sleep().run(SleepPass.NREM);
      assertThat(report.replayed().items()).isEqualTo(2);
      assertThat(bed.kappa(1)).isEqualTo(0.1f + 0.05f);
      assertThat(bed.kappa(2)).isEqualTo(0.3f);
      assertThat(bed.kappa(3)).isEqualTo(Math.nextDown(0.3f) + 0.05f);
      assertThat(bed.kappa(4)).isEqualTo(0.1f);
    }
  }

  @Test
  void theMostImportantAreReplayedFirstUpToTheBound() {
    try (Bed bed = Bed.made(sleep -> sleep.set(SleepSetting.REPLAY_MOST, 2))) {
      bed.insert(Bed.draft(1).importance(0.4f));
      bed.insert(Bed.draft(2).importance(0.9f));
      bed.insert(Bed.draft(3).importance(0.5f));
      SleepPlan.Nrem plan = bed.store().sleep().plan(SleepPass.NREM).nrem().orElseThrow();
      assertThat(plan.replayed())
          .extracting(SleepPlan.Replay::key)
          .containsExactly(Bed.key(2), Bed.key(3));
    }
  }

  @Test
  void kappaStaysWithinOne() {
    try (Bed bed =
        Bed.made(
            sleep ->
                sleep.set(SleepSetting.REPLAY_KAPPA_BELOW, 1).set(SleepSetting.REPLAY_GAIN, 0.5))) {
      bed.insert(Bed.draft(1).kappa(0.75f).importance(1f));
      bed.store().sleep().run(SleepPass.NREM);
      assertThat(bed.kappa(1)).isEqualTo(1f);
    }
  }

  /** Items 1, 2, ... of a session, a minute apart, with edges among them. */
  private static void session(Bed bed, int count) {
    for (int i = 1; i <= count; i++) {
      bed.insert(
          Bed.draft(i).importance(0.5f).session("s").eventTime(Bed.START.plusSeconds(60L * i)));
    }
  }

  @Test
  void edgesAlongASequenceChangeByTheHandComputedAmounts() {
    try (Bed bed = Bed.made()) {
      session(bed, 5);
      bed.edge(1, EdgeType.USES, 2, 0.5f);
      bed.edge(2, EdgeType.USES, 1, 0.5f);
      bed.edge(1, EdgeType.CAUSES, 3, 0.2f);
      bed.edge(5, EdgeType.CAUSES, 1, 0.8f);
      SleepReport report = bed.store().sleep().run(SleepPass.NREM);
      assertThat(report.replayed().sequences()).isEqualTo(1);
      // w + 0.008 sqrt(1 - w) exp(-50 n / 20), w - 0.0084 sqrt(w) exp(-50 n / 20)
      assertThat(bed.weight(1, EdgeType.USES, 2)).isCloseTo(0.5004643f, within(1e-7f));
      assertThat(bed.weight(2, EdgeType.USES, 1)).isCloseTo(0.49951243f, within(1e-7f));
      assertThat(bed.weight(1, EdgeType.CAUSES, 3)).isCloseTo(0.20004821f, within(1e-7f));
      assertThat(bed.weight(5, EdgeType.CAUSES, 1)).isCloseTo(0.79999965f, within(1e-7f));
      assertThat(report.changedEdges()).hasSize(4);
    }
  }

  @Test
  void edgesBetweenItemsOfNoSequenceStay() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).importance(0.5f).session("a"));
      bed.insert(Bed.draft(2).importance(0.5f).session("a"));
      bed.insert(Bed.draft(3).importance(0.5f).session("b"));
      bed.insert(
          Bed.draft(4)
              .importance(0.5f)
              .session("a")
              .eventTime(Bed.START.plus(Duration.ofMinutes(31))));
      bed.edge(1, EdgeType.USES, 2, 0.5f);
      bed.edge(1, EdgeType.USES, 3, 0.5f);
      bed.edge(2, EdgeType.USES, 4, 0.5f);
      SleepReport report = bed.store().sleep().run(SleepPass.NREM);
      assertThat(report.replayed().sequences()).isZero();
      assertThat(report.changedEdges()).isEmpty();
    }
  }

  @Test
  void segmentsAreMergedAndAnswersStay() {
    try (Bed bed = Bed.made()) {
      for (int i = 1; i <= 5; i++) {
        bed.insert(Bed.draft(i).kappa(0.9f));
        bed.store().flush();
      }
      Bed.Contents before = bed.contents();
      SleepReport report = bed.store().sleep().run(SleepPass.NREM);
      assertThat(report.bytes().merged()).isEqualTo(5);
      assertThat(bed.store().stats().segments().count()).isEqualTo(1);
      assertThat(bed.contents()).isEqualTo(before);
    }
  }

  @Test
  void whatChangedAfterThePlanIsLeftAsItIsAndReported() {
    try (Bed bed = Bed.made()) {
      session(bed, 3);
      bed.edge(1, EdgeType.USES, 2, 0.5f);
      bed.edge(2, EdgeType.USES, 3, 0.5f);
      SleepPlan plan = bed.store().sleep().plan(SleepPass.NREM);
      bed.store().update(Bed.key(3), FieldUpdate.builder().kappa(0.2f).build());
      bed.store()
          .updateEdgeWeight(
              new EdgeKey(Bed.ALICE, Bed.id(1), EdgeType.USES, Bed.id(2)),
              0.25f,
              MissingEdge.LEAVE);
      SleepReport report = bed.store().sleep().execute(plan);
      assertThat(report.changedSince()).containsExactlyInAnyOrder(Bed.key(1), Bed.key(3));
      assertThat(bed.kappa(3)).isEqualTo(0.2f);
      assertThat(bed.kappa(2)).isEqualTo(0.05f);
      assertThat(bed.weight(1, EdgeType.USES, 2)).isEqualTo(0.75f);
      assertThat(bed.weight(2, EdgeType.USES, 3)).isGreaterThan(0.5f);
    }
  }

  @Test
  void anExecutedPlanDoesWhatItSaysAndNothingElse() {
    try (Bed bed = Bed.made()) {
      session(bed, 3);
      bed.edge(1, EdgeType.USES, 2, 0.5f);
      SleepPlan plan = bed.store().sleep().plan();
      bed.insert(Bed.draft(9).importance(0.9f));
      SleepReport report = bed.store().sleep().execute(plan);
      assertThat(report.replayed().items()).isEqualTo(3);
      assertThat(report.replayed().edges()).isEqualTo(plan.nrem().orElseThrow().edges());
      assertThat(bed.kappa(9)).isZero();
      assertThat(report.changedSince()).isEqualTo(List.of());
    }
  }
}

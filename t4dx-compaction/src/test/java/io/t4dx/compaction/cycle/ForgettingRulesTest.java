package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.query.Direction;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.ForgetRule;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.MissingEdge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PRUNE: who is forgotten and why, what is left of it, and what comes back. */
final class ForgettingRulesTest {
  private static final Duration MONTH = Duration.ofDays(30);

  @Test
  void fadedItemsAreForgottenWhenTheyAreOldEnough() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).kappa(0.04f).importance(0.09f));
      bed.insert(Bed.draft(2).kappa(0.05f).importance(0.09f));
      bed.insert(Bed.draft(3).kappa(0.04f).importance(0.1f));
      bed.pass(MONTH.minusMillis(1));
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().count()).isZero();
      bed.pass(Duration.ofMillis(1));
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.forgotten().items()).containsOnly(Map.entry(ForgetRule.FADED, 1));
      assertThat(bed.isThere(1)).isFalse();
      assertThat(bed.isThere(2)).isTrue();
      assertThat(bed.isThere(3)).isTrue();
    }
  }

  @Test
  void expiredItemsThatAreNotFirmAreForgotten() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).kappa(0.29f).importance(1f).validUntil(Bed.START.plusSeconds(1)));
      bed.insert(Bed.draft(2).kappa(0.3f).importance(1f).validUntil(Bed.START.plusSeconds(1)));
      bed.insert(Bed.draft(3).kappa(0.29f).importance(1f));
      bed.pass(MONTH);
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().count()).isZero();
      bed.pass(Duration.ofSeconds(1));
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.forgotten().items()).containsOnly(Map.entry(ForgetRule.EXPIRED, 1));
      assertThat(bed.isThere(1)).isFalse();
      assertThat(bed.isThere(2)).isTrue();
      assertThat(bed.isThere(3)).isTrue();
    }
  }

  @Test
  void everythingIsForgottenAfterItsTimeToLive() {
    try (Bed bed = Bed.made(sleep -> sleep.set(SleepSetting.TIME_TO_LIVE, 60))) {
      bed.insert(Bed.draft(1).kappa(1f).importance(1f));
      bed.pass(Duration.ofSeconds(59));
      bed.insert(Bed.draft(2).kappa(1f).importance(1f));
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().count()).isZero();
      bed.pass(Duration.ofSeconds(1));
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.forgotten().items()).containsOnly(Map.entry(ForgetRule.TIME_TO_LIVE, 1));
      assertThat(bed.isThere(1)).isFalse();
      assertThat(bed.isThere(2)).isTrue();
    }
  }

  @Test
  void noMoreAreForgottenInOneCycleThanTheBound() {
    try (Bed bed = Bed.made(sleep -> sleep.set(SleepSetting.FORGET_MOST, 2))) {
      for (int i = 1; i <= 3; i++) {
        bed.insert(Bed.draft(i).importance(0f));
      }
      bed.pass(MONTH);
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().count()).isEqualTo(2);
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().count()).isEqualTo(1);
    }
  }

  /** Two faded items that know each other and a firm one. */
  private static Bed faded() {
    Bed bed = Bed.made();
    bed.insert(Bed.draft(1).importance(0f).vector(1f, 2f).session("s").accessCount(3));
    bed.insert(Bed.draft(2).importance(0f));
    bed.insert(Bed.draft(3).kappa(1f));
    bed.edge(1, EdgeType.USES, 2, 0.5f);
    bed.edge(2, EdgeType.USES, 1, 0.5f);
    bed.edge(3, EdgeType.SUPERSEDES, 1, 0.5f);
    bed.pass(MONTH);
    return bed;
  }

  @Test
  void itemsThatKnowEachOtherGoTogether() {
    try (Bed bed = faded()) {
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.forgotten().count()).isEqualTo(2);
      assertThat(report.changedSince()).isEmpty();
      assertThat(bed.contents().edges()).isEmpty();
    }
  }

  @Test
  void whyAnswersForLiveAndForgottenItems() {
    try (Bed bed = faded()) {
      assertThat(bed.store().sleep().why(Bed.key(1)).kind()).isEqualTo(Fate.Kind.SUPERSEDED);
      assertThat(bed.store().sleep().why(Bed.key(2)).kind()).isEqualTo(Fate.Kind.LIVE);
      assertThat(bed.store().sleep().why(Bed.key(9)).kind()).isEqualTo(Fate.Kind.UNKNOWN);
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      bed.reopen();
      Fate fate = bed.store().sleep().why(Bed.key(1));
      assertThat(fate.kind()).isEqualTo(Fate.Kind.FORGOTTEN);
      assertThat(fate.supersededBy()).containsExactly(Bed.id(3));
      Fate.Forgotten how = fate.forgotten().orElseThrow();
      assertThat(how.rule()).isEqualTo(ForgetRule.FADED);
      assertThat(how.cycle()).isEqualTo(report.cycle());
      assertThat(how.at()).isEqualTo(Bed.START.plus(MONTH));
      assertThat(how.recordTime()).isEqualTo(Bed.START);
      assertThat(how.file()).isPresent();
      assertThat(fate.text()).contains("FADED", how.file().orElseThrow());
    }
  }

  @Test
  void aForgottenItemComesBackWithItsEdgesToWhatIsThere() {
    try (Bed bed = faded()) {
      Item before = bed.store().get(Bed.key(1)).orElseThrow();
      bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(bed.store().sleep().restore(Bed.key(1))).isTrue();
      Item after = bed.store().get(Bed.key(1)).orElseThrow();
      assertThat(after.toDraft()).isEqualTo(before.toDraft());
      assertThat(bed.store().edges(Bed.ALICE, Bed.id(1), Direction.BOTH))
          .extracting(Edge::key)
          .containsExactly(new EdgeKey(Bed.ALICE, Bed.id(3), EdgeType.SUPERSEDES, Bed.id(1)));
      long lsn = bed.store().lsn();
      assertThat(bed.store().sleep().restore(Bed.key(1))).isFalse();
      assertThat(bed.store().sleep().restore(Bed.key(9))).isFalse();
      assertThat(bed.store().lsn()).isEqualTo(lsn);
      assertThat(bed.store().sleep().restore(Bed.key(2))).isTrue();
      assertThat(bed.store().edges(Bed.ALICE, Bed.id(1), Direction.BOTH)).hasSize(3);
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().count()).isZero();
    }
  }

  @Test
  void whatChangedAfterThePlanIsNotForgotten() {
    try (Bed bed = faded()) {
      SleepPlan plan = bed.store().sleep().plan(SleepPass.PRUNE);
      assertThat(plan.prune().orElseThrow().victims()).hasSize(2);
      bed.store().touch(Bed.key(1));
      SleepReport report = bed.store().sleep().execute(plan);
      assertThat(report.changedSince()).containsExactly(Bed.key(1));
      assertThat(bed.isThere(1)).isTrue();
      assertThat(bed.isThere(2)).isFalse();
    }
  }

  @Test
  void lightEdgesAndOldDanglingOnesAreDropped() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).kappa(1f));
      bed.insert(Bed.draft(2).kappa(1f));
      bed.edge(1, EdgeType.USES, 2, 0.009f);
      bed.edge(2, EdgeType.USES, 1, 0.01f);
      bed.edge(1, EdgeType.USES, 8, 1f);
      bed.edge(8, EdgeType.USES, 1, 1f);
      bed.pass(MONTH);
      bed.edge(1, EdgeType.USES, 9, 1f);
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.forgotten().lightEdges()).isEqualTo(1);
      assertThat(report.forgotten().danglingEdges()).isEqualTo(2);
      assertThat(bed.contents().edges())
          .extracting(Edge::key)
          .containsExactlyInAnyOrder(
              new EdgeKey(Bed.ALICE, Bed.id(2), EdgeType.USES, Bed.id(1)),
              new EdgeKey(Bed.ALICE, Bed.id(1), EdgeType.USES, Bed.id(9)));
    }
  }

  @Test
  void danglingEdgesStayWhereThatIsWanted() {
    try (Bed bed = Bed.made(sleep -> sleep.set(SleepSetting.DANGLING_AGE, -1))) {
      bed.edge(1, EdgeType.USES, 2, 1f);
      bed.pass(MONTH.multipliedBy(100));
      assertThat(bed.store().sleep().run(SleepPass.PRUNE).forgotten().danglingEdges()).isZero();
    }
  }

  @Test
  void anEdgeThatBecameHeavierAfterThePlanStays() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).kappa(1f));
      bed.edge(1, EdgeType.USES, 1, 0.001f);
      SleepPlan plan = bed.store().sleep().plan(SleepPass.PRUNE);
      EdgeKey key = new EdgeKey(Bed.ALICE, Bed.id(1), EdgeType.USES, Bed.id(1));
      bed.store().updateEdgeWeight(key, 0.5f, MissingEdge.LEAVE);
      SleepReport report = bed.store().sleep().execute(plan);
      assertThat(report.changedSince()).containsExactly(Bed.key(1));
      assertThat(bed.store().edge(key)).isPresent();
    }
  }

  @Test
  void segmentsAreWrittenAgainWithoutWhatIsDead() {
    try (Bed bed = Bed.made()) {
      for (int i = 1; i <= 100; i++) {
        bed.insert(Bed.draft(i).kappa(i % 2).importance(0f).content("x".repeat(1_000) + i));
      }
      bed.store().flush();
      bed.pass(MONTH);
      long before = bed.store().stats().segments().bytes();
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.forgotten().count()).isEqualTo(50);
      assertThat(bed.store().stats().segments().rows()).isEqualTo(50);
      assertThat(report.bytes().before()).isGreaterThan(report.bytes().after());
      assertThat(bed.store().stats().segments().bytes()).isLessThan(before);
      assertThat(bed.store().stats().items()).isEqualTo(50);
    }
  }

  @Test
  void theKappasAreCountedBeforeAndAfter() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).kappa(0f).importance(0f));
      bed.insert(Bed.draft(2).kappa(0.1f));
      bed.insert(Bed.draft(3).kappa(1f));
      bed.pass(MONTH);
      SleepReport report = bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(report.kappaBefore()).isEqualTo(List.of(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));
      assertThat(report.kappaAfter()).isEqualTo(List.of(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));
    }
  }
}

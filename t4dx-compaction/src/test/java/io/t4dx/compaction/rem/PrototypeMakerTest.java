package io.t4dx.compaction.rem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.sleep.PrototypeWriter;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PrototypeMakerTest {
  private static final String OURS = "left\n(and 2 more like it)";

  @Test
  void aPrototypeIsMadeOfItsMembers() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = new ArrayList<>();
      ids.add(night.insert(Night.item(1, 0).content("left").importance(0.2f).accessCount(3)));
      ids.add(
          night.insert(
              Night.item(0, 5)
                  .importance(0.9f)
                  .accessCount(4)
                  .eventTime(Night.NOW)
                  .validFrom(Night.NOW.minusSeconds(500))));
      ids.add(night.insert(Night.item(3, 0).accessCount(Long.MAX_VALUE).validUntil(Night.NOW)));
      UUID id = new UUID(1, 1);
      assertThat(night.carryOut(cluster(night, id, true, ids))).isEqualTo(1);

      Item made = night.get(id);
      double root = Math.sqrt(5);
      assertThat(made.vector().orElseThrow())
          .containsExactly(new float[] {(float) (2 / root), (float) (1 / root)}, within(1e-6f));
      assertThat(made.content()).isEqualTo(OURS);
      assertThat(made.kappa()).isEqualTo(0.85f);
      assertThat(made.type()).isEqualTo(ItemType.SEMANTIC);
      assertThat(made.importance()).isEqualTo(0.9f);
      assertThat(made.accessCount()).isEqualTo(Long.MAX_VALUE);
      assertThat(made.eventTime()).isEqualTo(Night.NOW);
      assertThat(made.validFrom()).isEqualTo(Night.NOW.minusSeconds(500));
      assertThat(made.validUntil()).isEmpty();
      PrototypeMark mark = PrototypeMark.of(made).orElseThrow();
      assertThat(mark.members()).isEqualTo(3);
      assertThat(mark.length()).isCloseTo(root / 3, within(1e-9));
      // Members count with their direction: the farthest is the second, at a cosine of 1 / root.
      assertThat(mark.radius()).isCloseTo(Math.sqrt(2 - 2 / root), within(1e-6));
    }
  }

  @Test
  void euclideanMeansAreNotNormalised() {
    try (Night night = new Night(Metric.EUCLIDEAN)) {
      List<UUID> ids =
          List.of(
              night.insert(Night.item(3, 0)),
              night.insert(Night.item(0, 6)),
              night.insert(Night.item(0, 0)));
      night.carryOut(cluster(night, new UUID(1, 1), true, ids));
      assertThat(night.get(new UUID(1, 1)).vector().orElseThrow()).containsExactly(1, 2);
    }
  }

  @Test
  void membersAreLinkedBothWaysAndGainFirmness() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = insert(night, 3);
      UUID id = new UUID(1, 1);
      night.carryOut(cluster(night, id, true, ids));
      assertThat(night.edges(id)).hasSize(6);
      for (UUID member : ids) {
        assertThat(night.get(member).kappa()).isEqualTo(0.7f);
        List<Edge> edges = night.edges(member);
        assertThat(edges).extracting(Edge::weight).containsOnly(0.8f);
        assertThat(edges)
            .extracting(Edge::source, Edge::type, Edge::target)
            .containsExactly(
                tuple(member, EdgeType.CONSOLIDATED_INTO, id),
                tuple(id, EdgeType.MERGED_FROM, member));
      }
    }
  }

  @Test
  void growingGivesWhatMakingAtOnceWouldHaveGiven() {
    for (Metric metric : Metric.values()) {
      try (Night night = new Night(metric)) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
          ids.add(
              night.insert(
                  Night.item(1 + i, 7 - i * i, i % 3)
                      .importance(i / 10f)
                      .accessCount(i)
                      .eventTime(Night.NOW.plusSeconds(i % 4))));
        }
        UUID atOnce = new UUID(1, 1);
        UUID grown = new UUID(2, 2);
        List<SleepPlan.Member> members = cluster(night, grown, true, ids).members();
        night.store.write(
            night
                .consolidate(new SleepPlan.Cluster(night.key(grown), true, members.subList(0, 3)))
                .batch()
                .orElseThrow());
        night.store.write(
            night
                .consolidate(new SleepPlan.Cluster(night.key(grown), false, members.subList(3, 7)))
                .batch()
                .orElseThrow());
        Item slowly = night.get(grown);
        night.carryOut(cluster(night, atOnce, true, ids));
        Item fast = night.get(atOnce);
        assertThat(slowly.vector().orElseThrow())
            .containsExactly(fast.vector().orElseThrow(), within(1e-5f));
        assertThat(slowly.content()).isEqualTo(fast.content());
        assertThat(slowly.importance()).isEqualTo(fast.importance());
        assertThat(slowly.accessCount()).isEqualTo(fast.accessCount());
        assertThat(slowly.eventTime()).isEqualTo(fast.eventTime());
        assertThat(slowly.validFrom()).isEqualTo(fast.validFrom());
        PrototypeMark mark = PrototypeMark.of(slowly).orElseThrow();
        PrototypeMark other = PrototypeMark.of(fast).orElseThrow();
        assertThat(mark.members()).isEqualTo(other.members()).isEqualTo(7);
        assertThat(mark.length()).isCloseTo(other.length(), within(1e-6));
      }
    }
  }

  @Test
  void aTextThatIsNotOursStaysWhenAPrototypeGrows() {
    SleepOptions options = SleepOptions.builder().writer(members -> "likes tea").build();
    try (Night night = new Night(Metric.COSINE, options, 1 << 20)) {
      UUID id = new UUID(1, 1);
      night.carryOut(cluster(night, id, true, insert(night, 3)));
      night.carryOut(cluster(night, id, false, insert(night, 1)));
      assertThat(night.get(id).content()).isEqualTo("likes tea");
      assertThat(PrototypeMark.of(night.get(id)).orElseThrow().members()).isEqualTo(4);
    }
  }

  @Test
  void theWriterIsShownTheMembersMostTypicalFirst() {
    List<String> shown = new ArrayList<>();
    PrototypeWriter writer =
        members -> {
          members.forEach(member -> shown.add(member.content()));
          return "written";
        };
    assertThat(textOf(writer)).isEqualTo("written");
    assertThat(shown).containsExactly("left", "middle", "right");
  }

  @Test
  @SuppressWarnings("NullAway")
  void aWriterThatFailsLeavesTheTextThatThereWouldHaveBeen() {
    assertThat(
            textOf(
                members -> {
                  throw new IOException("no model today");
                }))
        .isEqualTo(OURS);
    assertThat(
            textOf(
                members -> {
                  throw new StackOverflowError();
                }))
        .isEqualTo(OURS);
    assertThat(textOf(members -> null)).isEqualTo(OURS);
    assertThat(textOf(members -> "\ud800")).isEqualTo(OURS);
    assertThat(textOf(members -> "x".repeat(1 << 20))).isEqualTo(OURS);
  }

  @Test
  void aWriterThatTakesTooLongIsInterrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThat(
            textOf(
                members -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return "too late";
                }))
        .isEqualTo(OURS);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void membersThatChangedSinceThePlanAreLeftOutAndReported() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = insert(night, 5);
      SleepPlan.Cluster cluster = cluster(night, new UUID(1, 1), true, ids);
      night.store.touch(night.key(ids.get(1)));
      night.store.delete(night.key(ids.get(2)));
      Consolidation done = night.consolidate(cluster);
      assertThat(done.changed()).containsExactly(night.key(ids.get(1)), night.key(ids.get(2)));
      assertThat(done.members()).containsExactly(ids.get(0), ids.get(3), ids.get(4));
      assertThat(done.rest()).isEmpty();
      assertThat(night.store.write(done.batch().orElseThrow()).applied()).isTrue();
      assertThat(night.edges(ids.get(1))).isEmpty();
    }
  }

  @Test
  void aClusterOfWhichTooFewAreLeftStaysAsItIs() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = insert(night, 3);
      SleepPlan.Cluster cluster = cluster(night, new UUID(1, 1), true, ids);
      night.store.touch(night.key(ids.get(1)));
      assertThat(night.consolidate(cluster))
          .isEqualTo(Consolidation.nothing(ids.stream().map(night::key).toList()));
    }
  }

  @Test
  void nothingJoinsAPrototypeThatIsGoneOrIsNone() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = insert(night, 4);
      List<ItemKey> keys = ids.subList(0, 3).stream().map(night::key).toList();
      assertThat(night.consolidate(cluster(night, new UUID(9, 9), false, ids.subList(0, 3))))
          .isEqualTo(Consolidation.nothing(keys));
      assertThat(night.consolidate(cluster(night, ids.get(3), true, ids.subList(0, 3))))
          .isEqualTo(Consolidation.nothing(keys));
    }
  }

  @Test
  void aBatchDoesNothingWhereAMemberIsDeletedBeforeItIsWritten() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = insert(night, 4);
      Consolidation next = night.consolidate(cluster(night, new UUID(1, 1), true, ids));
      night.store.delete(night.key(ids.get(3)));
      WriteResult result = night.store.write(next.batch().orElseThrow());
      assertThat(result.outcomes()).contains(Outcome.PRECONDITION_FAILED);
      assertThat(night.prototypes()).isEmpty();
      assertThat(night.get(ids.get(0)).kappa()).isEqualTo(0.5f);
    }
  }

  @Test
  void carryingOutTwiceIsCarryingOutOnce() {
    try (Night night = new Night(Metric.COSINE)) {
      SleepPlan.Cluster cluster = cluster(night, new UUID(1, 1), true, insert(night, 4));
      assertThat(night.carryOut(cluster)).isEqualTo(1);
      Item made = night.get(new UUID(1, 1));
      assertThat(night.carryOut(cluster)).isZero();
      assertThat(night.get(new UUID(1, 1))).isEqualTo(made);
    }
  }

  @Test
  void largeClustersAreMadeInSeveralBatches() {
    int bytes = 64 << 10;
    try (Night night = new Night(Metric.EUCLIDEAN, SleepOptions.defaults(), bytes)) {
      List<UUID> ids = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        ids.add(night.insert(Night.item(i, 0)));
      }
      UUID id = new UUID(1, 1);
      assertThat(night.carryOut(cluster(night, id, true, ids))).isGreaterThan(3);
      Item made = night.get(id);
      PrototypeMark mark = PrototypeMark.of(made).orElseThrow();
      assertThat(mark.members()).isEqualTo(200);
      assertThat(mark.radius()).isGreaterThanOrEqualTo(99);
      assertThat(made.vector().orElseThrow()[0]).isCloseTo(99.5f, within(1e-3f));
      assertThat(made.content()).endsWith("\n(and 199 more like it)");
      assertThat(night.edges(id)).hasSize(400);
    }
  }

  @Test
  void textsThatFitNoBatchAreCut() {
    try (Night night = new Night(Metric.COSINE, SleepOptions.defaults(), 64 << 10)) {
      List<UUID> ids = new ArrayList<>(insert(night, 2));
      ids.addFirst(night.insert(Night.item(1, 0).content("x\ud83c\udf75".repeat(10_000))));
      night.carryOut(cluster(night, new UUID(1, 1), true, ids));
      assertThat(night.get(new UUID(1, 1)).content())
          .hasSizeBetween(2_000, 3_000)
          .endsWith("\n(and 2 more like it)");
    }
  }

  private static String textOf(PrototypeWriter writer) {
    SleepOptions options =
        SleepOptions.builder().writer(writer).set(SleepSetting.WRITER_TIMEOUT, 0.5).build();
    try (Night night = new Night(Metric.COSINE, options, 1 << 20)) {
      List<UUID> ids =
          List.of(
              night.insert(Night.item(1, 0).content("left")),
              night.insert(Night.item(1, 1).content("middle")),
              night.insert(Night.item(0, 1).content("right")));
      night.carryOut(cluster(night, new UUID(1, 1), true, ids));
      return night.get(new UUID(1, 1)).content();
    }
  }

  private static List<UUID> insert(Night night, int count) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(night.insert(Night.item(10, i)));
    }
    return ids;
  }

  private static SleepPlan.Cluster cluster(
      Night night, UUID prototype, boolean isNew, List<UUID> members) {
    return new SleepPlan.Cluster(
        night.key(prototype),
        isNew,
        members.stream()
            .map(id -> new SleepPlan.Member(night.key(id), night.get(id).lsn()))
            .toList());
  }
}

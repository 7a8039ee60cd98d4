package io.t4dx.compaction.rem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Snapshot;
import io.t4dx.write.FieldUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrototypePlannerTest {
  private static final long SEED = Long.getLong("t4dx.seed", 5);
  private static final int DIMENSION = 24;

  private final Random random = new Random(SEED);
  private final float[] tea = Night.anywhere(random, DIMENSION);

  @ParameterizedTest
  @EnumSource(Metric.class)
  void threeItemsNearEachOtherAmongOthersAreACluster(Metric metric) {
    try (Night night = new Night(metric)) {
      List<UUID> near = insertNear(night, 3);
      insertAnywhere(night, 20);
      SleepPlan.Rem plan = night.plan();
      assertThat(plan.clusters()).hasSize(1);
      assertThat(ids(plan.clusters().getFirst())).containsExactlyInAnyOrderElementsOf(near);
      assertThat(plan.clusters().getFirst().isNew()).isTrue();
      assertThat(plan.noise()).isEqualTo(20);
    }
  }

  @Test
  void twoItemsAreNone() {
    try (Night night = new Night(Metric.COSINE)) {
      insertNear(night, 2);
      insertAnywhere(night, 20);
      assertThat(night.plan()).isEqualTo(new SleepPlan.Rem(List.of(), 22));
    }
  }

  @Test
  void oneClusterIsFoundWhereFewOthersAreThere() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> near = insertNear(night, 5);
      insertAnywhere(night, 2);
      assertThat(night.plan().clusters())
          .singleElement()
          .satisfies(cluster -> assertThat(ids(cluster)).containsExactlyInAnyOrderElementsOf(near));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void itemsWithNothingInCommonAreNoise(int round) {
    try (Night night = new Night(Metric.COSINE)) {
      Random other = new Random(SEED + round);
      for (int i = 0; i < 150; i++) {
        night.insert(Night.item(Night.anywhere(other, DIMENSION)));
      }
      assertThat(night.plan()).as("seed %d", SEED + round).isEqualTo(noise(150));
    }
  }

  @Test
  void emptyNamespacesAndLoneItemsAreNoTrouble() {
    try (Night night = new Night(Metric.COSINE)) {
      assertThat(night.plan()).isEqualTo(noise(0));
      night.insert(Night.item(tea));
      assertThat(night.plan()).isEqualTo(noise(1));
    }
  }

  @Test
  void onlyItemsOfTheRangeThatHoldAndHaveADirectionAreLookedAt() {
    try (Night night = new Night(Metric.COSINE)) {
      List<float[]> near = Night.around(random, tea, 8, 0.05f);
      night.insert(Night.item(near.get(0)).kappa(0.29f));
      night.insert(Night.item(near.get(1)).kappa(0.71f));
      night.insert(Night.item(near.get(2)).validUntil(Night.NOW));
      night.insert(Night.item(near.get(3)).metadata(Metadata.of(PrototypeMark.MEMBERS, 3)));
      night.insert(Night.item(new float[DIMENSION]));
      night.insert(ItemDraft.in(Night.NAMESPACE).kappa(0.5f).content("no vector"));
      List<UUID> members = new ArrayList<>();
      members.add(night.insert(Night.item(near.get(4)).kappa(0.3f)));
      members.add(night.insert(Night.item(near.get(5)).kappa(0.7f)));
      members.add(night.insert(Night.item(near.get(6)).validUntil(Night.NOW.plusSeconds(1))));
      insertAnywhere(night, 20);
      SleepPlan.Rem plan = night.plan();
      assertThat(plan.noise()).isEqualTo(20);
      assertThat(plan.clusters())
          .singleElement()
          .satisfies(
              cluster -> assertThat(ids(cluster)).containsExactlyInAnyOrderElementsOf(members));
    }
  }

  @Test
  void theFirmestAreTakenWhereThereAreTooMany() {
    SleepOptions options = SleepOptions.builder().set(SleepSetting.CLUSTER_MOST, 12).build();
    try (Night night = new Night(Metric.COSINE, options, 1 << 20)) {
      List<UUID> firm = new ArrayList<>();
      for (float[] vector : Night.around(random, tea, 6, 0.05f)) {
        boolean isFirm = firm.size() < 3;
        UUID id = night.insert(Night.item(vector).kappa(isFirm ? 0.6f : 0.35f));
        firm.addAll(isFirm ? List.of(id) : List.of());
      }
      insertAnywhere(night, 9);
      assertThat(ids(night.plan().clusters().getFirst())).containsExactlyInAnyOrderElementsOf(firm);
    }
  }

  @Test
  void theMostTypicalMemberComesFirst() {
    try (Night night = new Night(Metric.EUCLIDEAN)) {
      night.insert(Night.item(1, 0));
      UUID middle = night.insert(Night.item(0, 0));
      night.insert(Night.item(-1, 0.1f));
      for (int i = 1; i <= 10; i++) {
        night.insert(Night.item(100 * i, 50 * i * i));
      }
      SleepPlan.Member first = night.plan().clusters().getFirst().members().getFirst();
      assertThat(first).isEqualTo(new SleepPlan.Member(night.key(middle), night.get(middle).lsn()));
    }
  }

  @Test
  void theSameMembersGiveTheSameId() {
    List<UUID> ids = List.of(new UUID(1, 2), new UUID(-1, 3), new UUID(4, -4));
    UUID id = PrototypeId.of("alice", ids);
    assertThat(id).isEqualTo(PrototypeId.of("alice", ids.reversed()));
    assertThat(id).isNotEqualTo(PrototypeId.of("bob", ids));
    assertThat(id).isNotEqualTo(PrototypeId.of("alice", ids.subList(0, 2)));
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void aLaterItemNearEnoughJoinsThePrototypeThatIsThere() {
    try (Night night = new Night(Metric.COSINE)) {
      insertNear(night, 6);
      insertAnywhere(night, 20);
      ItemKey prototype = night.sleep().clusters().getFirst().prototype();
      UUID later = night.insert(Night.item(tea));
      SleepPlan.Rem plan = night.sleep();
      assertThat(plan.clusters())
          .containsExactly(
              new SleepPlan.Cluster(
                  prototype, false, List.of(new SleepPlan.Member(night.key(later), lsn(plan)))));
      assertThat(night.plan()).isEqualTo(noise(20));
    }
  }

  @Test
  void aPrototypeGrowsWithoutBoundButDoesNotWiden() {
    try (Night night = new Night(Metric.EUCLIDEAN)) {
      for (float[] vector : List.of(row(0, 0), row(1, 0), row(0, 1), row(1, 1))) {
        night.insert(Night.item(vector));
      }
      for (int i = 1; i <= 10; i++) {
        night.insert(Night.item(100 * i, 50 * i * i));
      }
      night.sleep();
      double radius = PrototypeMark.of(night.prototypes().getFirst()).orElseThrow().radius();
      night.insert(Night.item(0.5f, 0.5f));
      night.sleep();
      PrototypeMark mark = PrototypeMark.of(night.prototypes().getFirst()).orElseThrow();
      assertThat(mark.members()).isEqualTo(5);
      assertThat(mark.radius()).isEqualTo(radius);
    }
  }

  @Test
  void newItemsOfAClusterGoIntoThePrototypeThatHasMostOfIt() {
    try (Night night = new Night(Metric.EUCLIDEAN)) {
      for (int i = 0; i < 6; i++) {
        night.insert(Night.item(0.1f * i, 0));
      }
      for (int i = 1; i <= 10; i++) {
        night.insert(Night.item(100 * i, 50 * i * i));
      }
      ItemKey prototype = night.sleep().clusters().getFirst().prototype();
      // Out of its radius of 0.25, but in a row with its members.
      UUID later = night.insert(Night.item(0.6f, 0));
      assertThat(night.plan().clusters())
          .singleElement()
          .satisfies(cluster -> assertThat(cluster.prototype()).isEqualTo(prototype))
          .satisfies(cluster -> assertThat(cluster.isNew()).isFalse())
          .satisfies(cluster -> assertThat(ids(cluster)).containsExactly(later));
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void aSecondRunHasNothingToDo(Metric metric) {
    for (int round = 0; round < 5; round++) {
      Random world = new Random(SEED + round);
      try (Night night = new Night(metric)) {
        insertWorld(night, world);
        SleepPlan.Rem first = night.sleep();
        assertThat(first.clusters()).as("seed %d", SEED + round).isNotEmpty();
        assertThat(night.plan()).as("seed %d", SEED + round).isEqualTo(noise(first.noise()));
      }
    }
  }

  /** Now and then one of them hangs on to a wide cluster; none may make noise a cluster. */
  @ParameterizedTest
  @EnumSource(Metric.class)
  void aFewUnrelatedItemsDoNotMakeClustersOfNoise(Metric metric) {
    int quiet = 0;
    for (int round = 0; round < 5; round++) {
      Random world = new Random(SEED + round);
      try (Night night = new Night(metric)) {
        insertWorld(night, world);
        night.sleep();
        for (int i = 0; i < 5; i++) {
          night.insert(Night.item(Night.anywhere(world, DIMENSION)));
        }
        SleepPlan.Rem plan = night.plan();
        assertThat(plan.clusters()).as("seed %d", SEED + round).noneMatch(SleepPlan.Cluster::isNew);
        quiet += plan.clusters().isEmpty() ? 1 : 0;
      }
    }
    assertThat(quiet).as("seed %d", SEED).isGreaterThanOrEqualTo(3);
  }

  @Test
  void membersOfADeletedPrototypeMayGoIntoAnother() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> near = insertNear(night, 4);
      insertAnywhere(night, 20);
      SleepPlan.Cluster first = night.sleep().clusters().getFirst();
      night.store.delete(first.prototype());
      for (UUID id : near) {
        night.store.update(night.key(id), FieldUpdate.builder().kappa(0.5f).build());
      }
      assertThat(night.plan().clusters())
          .singleElement()
          .satisfies(again -> assertThat(again.prototype()).isEqualTo(first.prototype()))
          .satisfies(again -> assertThat(again.isNew()).isTrue());
    }
  }

  @Test
  void tellsHowFarItHasComeAndCanBeEnded() {
    try (Night night = new Night(Metric.COSINE)) {
      insertWorld(night, new Random(SEED));
      PrototypePlanner planner = new PrototypePlanner(Metric.COSINE, SleepOptions.defaults());
      List<Double> fractions = new ArrayList<>();
      try (Snapshot view = night.store.snapshot()) {
        planner.plan(view, Night.NAMESPACE, Night.NOW, (at, what) -> fractions.add(at));
        assertThat(fractions).isSorted().hasSizeGreaterThan(200).endsWith(1.0);
        assertThatThrownBy(
                () ->
                    planner.plan(
                        view,
                        Night.NAMESPACE,
                        Night.NOW,
                        (at, what) -> {
                          throw new IllegalStateException(what);
                        }))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("looking for items that may go into a prototype");
      }
    }
  }

  private List<UUID> insertNear(Night night, int count) {
    return Night.around(random, tea, count, 0.05f).stream()
        .map(vector -> night.insert(Night.item(vector)))
        .toList();
  }

  private void insertAnywhere(Night night, int count) {
    for (int i = 0; i < count; i++) {
      night.insert(Night.item(Night.anywhere(random, DIMENSION)));
    }
  }

  /** Clusters of 3 to 14 of different widths, and a third of noise. */
  private static void insertWorld(Night night, Random world) {
    for (int cluster = 0; cluster < 8; cluster++) {
      float[] middle = Night.anywhere(world, DIMENSION);
      float spread = 0.1f + 0.3f * world.nextFloat();
      for (float[] vector : Night.around(world, middle, 3 + world.nextInt(12), spread)) {
        night.insert(Night.item(vector).kappa(0.3f + 0.4f * world.nextFloat()));
      }
    }
    for (int i = 0; i < 40; i++) {
      night.insert(Night.item(Night.anywhere(world, DIMENSION)));
    }
  }

  private static long lsn(SleepPlan.Rem plan) {
    return plan.clusters().getFirst().members().getFirst().lsn();
  }

  private static float[] row(float... vector) {
    return vector;
  }

  private static SleepPlan.Rem noise(int count) {
    return new SleepPlan.Rem(List.of(), count);
  }

  private static List<UUID> ids(SleepPlan.Cluster cluster) {
    return cluster.members().stream().map(member -> member.key().id()).toList();
  }
}

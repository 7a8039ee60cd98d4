package io.t4dx.compaction.rem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.store.Snapshot;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PrototypeRemakerTest {
  private static final UUID PROTOTYPE = new UUID(1, 1);

  @Test
  void nothingOfTheOthersIsLeft() {
    for (Metric metric : Metric.values()) {
      try (Night night = new Night(metric)) {
        List<UUID> ids = made(night);
        night.store.update(
            night.key(PROTOTYPE), FieldUpdate.builder().metadata("topic", "tea").build());
        night.store.write(remake(night, night.key(PROTOTYPE), Set.of(ids.get(0))).orElseThrow());
        Item again = night.get(PROTOTYPE);

        UUID other = new UUID(2, 2);
        night.carryOut(cluster(night, other, ids.subList(1, 4)));
        Item fresh = night.get(other);
        assertThat(again.vector().orElseThrow())
            .containsExactly(fresh.vector().orElseThrow(), within(1e-6f));
        assertThat(again.content()).endsWith("\n(and 2 more like it)").doesNotContain("secret");
        assertThat(again.importance()).isEqualTo(fresh.importance());
        assertThat(again.accessCount()).isEqualTo(fresh.accessCount());
        assertThat(again.eventTime()).isEqualTo(fresh.eventTime());
        assertThat(again.validFrom()).isEqualTo(fresh.validFrom());
        assertThat(PrototypeMark.of(again).orElseThrow().members()).isEqualTo(3);
        assertThat(PrototypeMark.of(again).orElseThrow().radius())
            .isCloseTo(PrototypeMark.of(fresh).orElseThrow().radius(), within(1e-6));
        assertThat(again.metadata().get("topic")).contains("tea");
      }
    }
  }

  @Test
  void aTextThatWasWrittenIsWrittenAgain() {
    SleepOptions options =
        SleepOptions.builder()
            .writer(members -> String.join("+", members.stream().map(Item::content).toList()))
            .build();
    try (Night night = new Night(Metric.COSINE, options, 1 << 20)) {
      List<UUID> ids = made(night);
      assertThat(night.get(PROTOTYPE).content()).contains("secret");
      night.store.write(remake(night, night.key(PROTOTYPE), Set.of(ids.get(0))).orElseThrow());
      assertThat(night.get(PROTOTYPE).content().split("\\+"))
          .containsExactlyInAnyOrder("note 1", "note 2", "note 3");
    }
  }

  @Test
  void aPrototypeOfOneMemberStaysAndOfNoneGoes() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = made(night);
      Set<UUID> most = new HashSet<>(ids.subList(0, 3));
      night.store.write(remake(night, night.key(PROTOTYPE), most).orElseThrow());
      assertThat(night.get(PROTOTYPE).content()).isEqualTo("note 3\n(and 0 more like it)");
      night.store.write(remake(night, night.key(PROTOTYPE), Set.copyOf(ids)).orElseThrow());
      assertThat(night.store.get(night.key(PROTOTYPE))).isEmpty();
    }
  }

  @Test
  void membersThatAreGoneDoNotCount() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = made(night);
      night.store.delete(night.key(ids.get(2)));
      night.store.write(remake(night, night.key(PROTOTYPE), Set.of()).orElseThrow());
      assertThat(PrototypeMark.of(night.get(PROTOTYPE)).orElseThrow().members()).isEqualTo(3);
    }
  }

  @Test
  void otherItemsAreNotRemade() {
    try (Night night = new Night(Metric.COSINE)) {
      List<UUID> ids = made(night);
      assertThat(remake(night, night.key(ids.get(0)), Set.of())).isEmpty();
      assertThat(remake(night, night.key(new UUID(9, 9)), Set.of())).isEmpty();
    }
  }

  private static Optional<WriteBatch> remake(Night night, ItemKey key, Set<UUID> without) {
    try (Snapshot view = night.store.snapshot()) {
      return night.remaker().remake(view, key, without);
    }
  }

  /** The first member is the most important, the oldest and the latest, and far from the others. */
  private static List<UUID> made(Night night) {
    List<UUID> ids = new ArrayList<>();
    ids.add(
        night.insert(
            Night.item(0.1f, 1)
                .content("secret")
                .importance(1)
                .accessCount(9)
                .validFrom(Night.NOW.minusSeconds(900))
                .eventTime(Night.NOW.plusSeconds(900))));
    for (int i = 1; i < 4; i++) {
      ids.add(night.insert(Night.item(1, 0.2f * i).content("note " + i).accessCount(i)));
    }
    night.carryOut(cluster(night, PROTOTYPE, ids));
    return ids;
  }

  private static SleepPlan.Cluster cluster(Night night, UUID prototype, List<UUID> members) {
    return new SleepPlan.Cluster(
        night.key(prototype),
        true,
        members.stream()
            .map(id -> new SleepPlan.Member(night.key(id), night.get(id).lsn()))
            .toList());
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.segment.format.Section;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Wounds;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write meets damage in a segment that it changes. */
final class DamageAtApplyTest {
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER);
  private static final int ITEMS = 20;

  private final ManualClock clock = ManualClock.standing();
  private final List<StoreEvent> events = new ArrayList<>();
  private final SimulatedDisk disk = new SimulatedDisk();

  private StoreOptions options(RecoveryMode mode) {
    return StoreOptions.builder()
        .clock(clock)
        .randomSeed(1)
        .recoveryMode(mode)
        .listener(events::add)
        .build();
  }

  private Engine open(RecoveryMode mode) {
    return Engine.open(disk, options(mode), TUNING);
  }

  private static UUID id(int number) {
    return new UUID(4, number);
  }

  private static ItemKey key(int number) {
    return new ItemKey("alice", id(number));
  }

  private static EdgeKey edge(int from, int to) {
    return new EdgeKey("alice", id(from), EdgeType.CAUSES, id(to));
  }

  /** Items in a ring of edges, all in one segment. */
  @BeforeEach
  void makeAStore() {
    try (Engine store = open(RecoveryMode.STRICT)) {
      for (int i = 0; i < ITEMS; i++) {
        store.insert(
            ItemDraft.in("alice").id(id(i)).content("item " + i).vector(1, i).build(),
            EdgeDraft.of("alice", id(i), EdgeType.CAUSES, id((i + 1) % ITEMS), 0.5f));
      }
    }
  }

  private void damage(Section section) throws IOException {
    for (Section.Role role : Section.Role.values()) {
      for (Wounds.Place place : Wounds.of(disk, role)) {
        if (place.section() == section) {
          place.inBody(disk);
        }
      }
    }
  }

  @Test
  void anIndexThatIsDamagedIsDoneWithout() throws IOException {
    int doomed = 0;
    for (Section section : List.of(Section.EDGES_IN, Section.ITEM_SIEVE, Section.EDGE_SIEVE)) {
      damage(section);
      try (Engine store = open(RecoveryMode.STRICT)) {
        doomed += 5;
        assertThat(store.delete(key(doomed)).outcomes()).containsExactly(Outcome.APPLIED);
        assertThat(store.get(key(doomed))).isEmpty();
        assertThat(store.edge(edge((doomed + ITEMS - 1) % ITEMS, doomed))).isEmpty();
        assertThat(store.edge(edge(doomed, (doomed + 1) % ITEMS))).isEmpty();
        store.insert(ItemDraft.in("alice").id(id(doomed)).vector(1, doomed).build());
        assertThat(store.stats().segments().rebuilds()).as("%s", section).isPositive();
        assertThat(store.stats().readOnly()).isFalse();
        assertThat(store.stats().items()).isEqualTo(ITEMS);
      }
    }
  }

  /** A new vector is a new version of an item, which takes the content of the old one along. */
  private static Operation newVector(int item) {
    return new Operation.UpdateFields(key(item), FieldUpdate.builder().vector(9, 9).build());
  }

  private static WriteBatch doomed() {
    return new WriteBatch()
        .add(new Operation.Insert(ItemDraft.in("alice").id(id(100)).build(), List.of()))
        .add(newVector(3));
  }

  @Test
  void whereTheTruthIsDamagedTheStoreTakesNoMoreWrites() throws IOException {
    damage(Section.CONTENTS);
    try (Engine store = open(RecoveryMode.STRICT)) {
      long before = store.lsn();
      assertThatExceptionOfType(T4dxException.ReadOnly.class)
          .isThrownBy(() -> store.write(doomed()))
          .withMessageContaining("000001.seg")
          .withMessageContaining("section contents")
          .withMessageContaining("t4dx repair STORE --salvage");
      assertIsReadOnly(store, before);
      assertThatExceptionOfType(T4dxException.ReadOnly.class).isThrownBy(store::resumeWrites);
      assertIsReadOnly(store, before);
    }
  }

  /** Nothing of the batch is seen, not even what was applied before the damage was met. */
  private void assertIsReadOnly(Store store, long before) {
    assertThat(store.lsn()).isEqualTo(before);
    assertThat(store.get(key(100))).isEmpty();
    assertThat(store.edge(edge(3, 4))).isPresent();
    assertThat(store.stats().readOnly()).isTrue();
    assertThat(events)
        .anyMatch(
            event ->
                event instanceof StoreEvent.BecameReadOnly why && why.cause().contains("contents"));
    assertThatExceptionOfType(T4dxException.ReadOnly.class)
        .isThrownBy(() -> store.insert(ItemDraft.in("alice").build()))
        .withMessageContaining("000001.seg");
    store.flush();
    assertThat(store.get(key(100))).isEmpty();
  }

  @Test
  void theNextOpeningJudgesTheDamage() throws IOException {
    damage(Section.CONTENTS);
    try (Engine store = open(RecoveryMode.STRICT)) {
      assertThatExceptionOfType(T4dxException.ReadOnly.class)
          .isThrownBy(() -> store.write(doomed()));
    }
    SimulatedDisk found = disk.crash(Survival.ALL);
    assertThatExceptionOfType(T4dxException.StoreDamaged.class)
        .isThrownBy(() -> Engine.open(found, options(RecoveryMode.STRICT), TUNING).close())
        .withMessageContaining("section contents")
        .withMessageContaining("20 items and 20 edges");
    try (Engine store = Engine.open(found, options(RecoveryMode.DEGRADED), TUNING)) {
      assertThat(store.recovery().losses()).hasSize(1);
      assertThat(store.get(key(3))).isEmpty();
      assertThat(store.get(key(100))).as("the batch was logged and is replayed").isPresent();
      store.insert(ItemDraft.in("alice").id(id(3)).build());
    }
    try (Engine store = Engine.open(found, options(RecoveryMode.STRICT), TUNING)) {
      assertThat(store.stats().items()).isEqualTo(2);
    }
  }
}

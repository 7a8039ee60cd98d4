package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Search;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.Durability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a store is opened, what it remembers of its options, and what its report says. */
final class EngineOpeningTest {
  private static final EngineTuning NEVER_FLUSHED =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.NEVER);

  private final SimulatedDisk disk = new SimulatedDisk();

  private static StoreOptions.Builder options() {
    return StoreOptions.builder().clock(ManualClock.standing()).randomSeed(1);
  }

  private static ItemDraft item(float... vector) {
    return ItemDraft.in("alice").vector(vector).build();
  }

  @Test
  void theFirstOpeningMakesAStoreAndTheNextOneFindsIt() {
    try (Store store = Engine.open(disk, options().build())) {
      assertThat(store.recovery().created()).isTrue();
      assertThat(store.lsn()).isZero();
      store.insert(item(1, 2));
    }
    try (Store store = Engine.open(disk, options().build())) {
      RecoveryReport report = store.recovery();
      assertThat(report.created()).isFalse();
      assertThat(report.cleanShutdown()).isTrue();
      assertThat(report.intact()).isTrue();
      // Closing flushed it: there is nothing to replay.
      assertThat(report.entries()).isZero();
      assertThat(report.lastLsn()).isEqualTo(1);
      assertThat(report.tornBytes()).isZero();
      assertThat(report.quarantined()).isEmpty();
    }
  }

  @Test
  void theDimensionOfTheFirstVectorStays() {
    try (Store store = Engine.open(disk, options().build())) {
      store.insert(item(1, 2));
    }
    try (Store store = Engine.open(disk, options().build())) {
      assertThatIllegalArgumentException().isThrownBy(() -> store.insert(item(1, 2, 3)));
      assertThat(store.insert(item(3, 4)).lsn()).isEqualTo(2);
    }
  }

  @Test
  void metricAndDimensionOfAStoreCannotChange() {
    Engine.open(disk, options().metric(Metric.DOT).dimension(2).build()).close();

    StoreOptions otherMetric = options().metric(Metric.COSINE).build();
    assertThatExceptionOfType(T4dxException.StoreMismatch.class)
        .isThrownBy(() -> Engine.open(disk, otherMetric))
        .withMessageContaining("DOT")
        .withMessageContaining("COSINE");
    StoreOptions otherDimension = options().dimension(3).build();
    assertThatExceptionOfType(T4dxException.StoreMismatch.class)
        .isThrownBy(() -> Engine.open(disk, otherDimension));
    Engine.open(disk, options().build()).close();
  }

  @Test
  void aDimensionThatTheFirstVectorFixedCannotBeContradictedEither() {
    try (Store store = Engine.open(disk, options().build())) {
      store.insert(item(1, 2));
    }
    StoreOptions other = options().dimension(3).build();
    assertThatExceptionOfType(T4dxException.StoreMismatch.class)
        .isThrownBy(() -> Engine.open(disk, other));
    Engine.open(disk, options().dimension(2).build()).close();
  }

  @Test
  void aWriteSaysHowDurableItIs() {
    assertThat(durability(SyncMode.fsync())).isEqualTo(Durability.DURABLE);
    assertThat(durability(SyncMode.fdatasync())).isEqualTo(Durability.DURABLE);
    assertThat(durability(SyncMode.none())).isEqualTo(Durability.BUFFERED);
    assertThat(durability(SyncMode.interval(Duration.ofMinutes(1)))).isEqualTo(Durability.BUFFERED);
    try (Store store = Engine.inMemory(options().build())) {
      assertThat(store.insert(item(1)).durability()).isEqualTo(Durability.VOLATILE);
    }
  }

  private Durability durability(SyncMode mode) {
    try (Store store = Engine.open(disk, options().syncMode(mode).build())) {
      return store.insert(item(1)).durability();
    }
  }

  @Test
  void theReportNamesTheNewestWriteThatIsThereNotTheNewestThatWas() {
    StoreOptions unsynced = options().syncMode(SyncMode.none()).build();
    Store lost = Engine.open(disk, unsynced);
    lost.insert(item(1));
    SimulatedDisk found = disk.crash(Survival.NONE);
    for (int i = 0; i < 3; i++) {
      try (Store store = Engine.open(found, unsynced)) {
        assertThat(store.recovery().lastLsn()).isEqualTo(store.lsn());
      }
      found = found.crash(Survival.ALL);
    }
  }

  @Test
  void aStoreWithoutRoomRefusesWritesAndKeepsWhatItHas() {
    List<StoreEvent> events = new ArrayList<>();
    StoreOptions tiny = options().memtableItems(1).frozenMemtables(1).listener(events::add).build();
    try (Store store = NEVER_FLUSHED.open(disk, tiny)) {
      store.insert(item(1));
      store.insert(item(2));
      assertThatExceptionOfType(T4dxException.Overloaded.class)
          .isThrownBy(() -> store.insert(item(3)));
      assertThat(store.lsn()).isEqualTo(2);
      assertThat(store.stats().items()).isEqualTo(2);
      assertThat(store.stats().stalls()).isPositive();
    }
    assertThat(events)
        .hasAtLeastOneElementOfType(StoreEvent.MemtableFrozen.class)
        .hasAtLeastOneElementOfType(StoreEvent.WriteStalled.class)
        .hasAtLeastOneElementOfType(StoreEvent.StallEnded.class);
  }

  @Test
  void aVectorThatWasRefusedDoesNotFixTheDimension() {
    StoreOptions tiny = options().memtableItems(1).frozenMemtables(1).build();
    try (Store store = NEVER_FLUSHED.open(disk, tiny)) {
      store.insert(ItemDraft.in("alice").build());
      store.insert(ItemDraft.in("alice").build());
      assertThatExceptionOfType(T4dxException.Overloaded.class)
          .isThrownBy(() -> store.insert(item(1, 2, 3)));
      assertThat(store.search(Search.in("alice").nearest(1, 2).build()).hits()).isEmpty();
    }
  }

  @Test
  void aListenerThatThrowsHarmsNobody() {
    StoreOptions options =
        options()
            .memtableItems(1)
            .listener(
                event -> {
                  throw new IllegalStateException("on " + event);
                })
            .build();
    try (Store store = Engine.open(disk, options)) {
      store.insert(item(1));
      assertThat(store.insert(item(2)).lsn()).isEqualTo(2);
    }
  }
}

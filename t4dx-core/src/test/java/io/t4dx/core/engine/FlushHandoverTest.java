package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.EngineTuning.Flushing;
import io.t4dx.core.flush.FrozenMemtable;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Filter;
import io.t4dx.store.Snapshot;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.FieldUpdate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is full is frozen and handed over; what is not taken holds writers up. */
final class FlushHandoverTest {
  private static final int ITEMS = 5;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<FrozenMemtable> frozen = new ArrayList<>();
  private final List<StoreEvent> events = new ArrayList<>();

  private StoreOptions.Builder options() {
    return StoreOptions.builder()
        .memtableItems(ITEMS)
        .frozenMemtables(2)
        .stallTimeout(Duration.ofMillis(20))
        .listener(events::add);
  }

  private static ItemDraft item(int number) {
    return ItemDraft.in("alice").id(id(number)).content("item " + number).vector(number).build();
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static ItemKey key(int number) {
    return new ItemKey("alice", id(number));
  }

  private static void insert(Engine store, int from, int to) {
    for (int i = from; i < to; i++) {
      store.insert(item(i));
    }
  }

  @Test
  void aFullMemtableIsHandedOverWithTheRangeOfItsWrites() {
    try (Engine store = Engine.open(disk, options().build(), frozen::add)) {
      insert(store, 0, 2 * ITEMS);
      assertThat(frozen).hasSize(2);
      assertThat(frozen.getFirst().firstLsn()).isEqualTo(1);
      assertThat(frozen.getFirst().lastLsn()).isEqualTo(ITEMS);
      assertThat(frozen.getLast().firstLsn()).isEqualTo(ITEMS + 1L);
      assertThat(frozen.getLast().lastLsn()).isEqualTo(2L * ITEMS);
      assertThat(events).filteredOn(StoreEvent.MemtableFrozen.class::isInstance).hasSize(2);
      assertThat(store.count("alice", Filter.everything())).isEqualTo(2L * ITEMS);
    }
  }

  @Test
  void writersAreRefusedWhereNobodyTakesMemtables() {
    try (Engine store =
        Engine.open(disk, options().build(), EngineTuning.DEFAULT.flushing(Flushing.NEVER))) {
      insert(store, 0, 3 * ITEMS);
      assertThatExceptionOfType(T4dxException.Overloaded.class)
          .isThrownBy(() -> store.insert(item(100)))
          .withMessageContaining("nothing was written");
      assertThat(store.get(key(100))).isEmpty();
      assertThat(store.lsn()).isEqualTo(3L * ITEMS);
      assertThat(store.stats().stalls()).isEqualTo(1);
    }
    try (Engine store =
        Engine.open(disk, options().build(), EngineTuning.DEFAULT.flushing(Flushing.NEVER))) {
      assertThat(store.count("alice", Filter.everything())).isEqualTo(3L * ITEMS);
    }
  }

  @Test
  void aWriterThatWaitsGoesOnWhenAMemtableIsInstalled() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    StoreOptions patient =
        options()
            .stallTimeout(Duration.ofMinutes(5))
            .listener(
                event -> {
                  if (event instanceof StoreEvent.WriteStalled) {
                    stalled.countDown();
                  }
                })
            .build();
    try (Engine store = Engine.open(disk, patient, frozen::add)) {
      insert(store, 0, 3 * ITEMS);
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> store.insert(item(3 * ITEMS)));
      stalled.await();
      assertThat(waiting).isNotDone();
      frozen.getFirst().installed();
      waiting.get();
      assertThat(store.get(key(3 * ITEMS))).isPresent();
      assertThat(events)
          .filteredOn(StoreEvent.StallEnded.class::isInstance)
          .allMatch(event -> !((StoreEvent.StallEnded) event).refused());
    }
  }

  @Test
  void theLogOfAnInstalledMemtableIsDeleted() throws IOException {
    try (Engine store = Engine.open(disk, options().build(), frozen::add)) {
      insert(store, 0, ITEMS);
      int before = store.stats().log().files();
      frozen.getFirst().installed();
      assertThat(store.stats().log().files()).isLessThan(before);
      assertThat(store.stats().log().firstLsn()).isEqualTo(ITEMS + 1L);
    }
  }

  @Test
  void aSnapshotKeepsAMemtableThatWasInstalled() {
    try (Engine store = Engine.open(disk, options().build(), frozen::add)) {
      insert(store, 0, ITEMS);
      try (Snapshot before = store.snapshot()) {
        frozen.getFirst().installed();
        assertThat(before.get(key(0))).isPresent();
        assertThat(store.get(key(0))).isEmpty();
      }
    }
  }

  @Test
  void aFrozenItemThatIsChangedIsSeenChangedAndItsMemtableStaysAsItWas() {
    try (Engine store = Engine.open(disk, options().build(), frozen::add)) {
      insert(store, 0, ITEMS);
      FrozenMemtable first = frozen.getFirst();
      store.update(key(1), FieldUpdate.builder().kappa(0.75f).build());
      assertThat(store.get(key(1)).map(Item::kappa)).contains(0.75f);
      assertThat(store.count("alice", Filter.kappaBetween(0.7f, 0.8f))).isEqualTo(1);
      var table = first.memtable().namespace("alice");
      assertThat(table).isNotNull();
      var node = table.item(id(1));
      assertThat(node).isNotNull();
      var version = node.at(first.lastLsn());
      assertThat(version).isNotNull();
      assertThat(version.fields().kappa()).isZero();
    }
  }
}

package io.t4dx.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Filter;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.AgentChanges;
import io.t4dx.testing.AgentLife;
import io.t4dx.testing.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A checkpoint's image becomes a store that is what the first one was at that LSN. */
final class ImageRestoreTest {
  private static final CheckpointOptions RARELY =
      new CheckpointOptions(Duration.ofDays(1), 1_000_000, 1 << 20, 3);

  private static Store open(SimulatedDisk disk) {
    return open(disk, SyncMode.fsync());
  }

  private static Store open(SimulatedDisk disk, SyncMode sync) {
    return Engine.open(
        disk,
        StoreOptions.builder().memtableItems(5).logFileBytes(64 << 10).syncMode(sync).build(),
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
  }

  private static void insert(Store store, int from, int to) {
    for (int i = from; i < to; i++) {
      store.insert(ItemDraft.in("alice").id(new UUID(1, i)).content("item " + i).build());
    }
  }

  @Test
  void anImageIsAsOfItsLsnHoweverMuchCameAfterIt() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    Map<Long, Integer> counts = new TreeMap<>();
    try (Store store = open(disk)) {
      counts.put(store.checkpoint().lsn(), 0);
      insert(store, 0, 13);
      counts.put(store.checkpoint().lsn(), 13);
      store.delete(new ItemKey("alice", new UUID(1, 3)));
      insert(store, 13, 40);
      store.flush();
      counts.put(store.checkpoint().lsn(), 39);
      insert(store, 40, 90);
      for (Map.Entry<Long, Integer> checkpoint : counts.entrySet()) {
        SimulatedDisk target = new SimulatedDisk();
        ImageRestore.restore(disk, checkpoint.getKey(), target);
        try (Store restored = open(target)) {
          assertThat(restored.lsn()).isEqualTo(checkpoint.getKey());
          assertThat(restored.count("alice", Filter.everything()))
              .isEqualTo((long) checkpoint.getValue());
          assertThat(restored.recovery().intact()).isTrue();
          insert(restored, 200, 210);
        }
        open(target).close();
      }
    }
  }

  /** The log of the image was none: what came before was flushed, and what comes begins later. */
  @Test
  void anImageThatWasTakenAfterAWriteFailedIsAStore() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    try (Store store = open(disk)) {
      insert(store, 0, 3);
      store.flush();
      disk.plan(FaultPlan.NONE.failAt(Operation.SYNC, 1));
      assertThatThrownBy(() -> insert(store, 3, 4)).isInstanceOf(T4dxException.class);
      store.resumeWrites();
      long lsn = store.checkpoint().lsn();
      SimulatedDisk target = new SimulatedDisk();
      ImageRestore.restore(disk, lsn, target);
      try (Store restored = open(target)) {
        assertThat(restored.count("alice", Filter.everything())).isEqualTo(3);
        assertThat(restored.recovery().intact()).isTrue();
        insert(restored, 200, 210);
      }
    }
  }

  /** What had not been synced when the write failed was carried to a file that nobody knew of. */
  @Test
  void anImageHasWhatWasCarriedOverWhenAWriteFailed() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    try (Store store = open(disk, SyncMode.none())) {
      insert(store, 0, 3);
      disk.plan(FaultPlan.NONE.failAt(Operation.WRITE, 1));
      assertThatThrownBy(() -> insert(store, 3, 4)).isInstanceOf(T4dxException.class);
      store.resumeWrites();
      long lsn = store.checkpoint().lsn();
      SimulatedDisk target = new SimulatedDisk();
      ImageRestore.restore(disk, lsn, target);
      try (Store restored = open(target)) {
        assertThat(restored.count("alice", Filter.everything())).isEqualTo(3);
        assertThat(restored.recovery().intact()).isTrue();
      }
    }
  }

  @Test
  void componentsAreWhatTheyWere() throws IOException {
    AgentLife life = new AgentLife(8, RARELY);
    life.open();
    life.live(40);
    long lsn = life.store().checkpoint().lsn();
    SimulatedDisk target = new SimulatedDisk();
    ImageRestore.restore(life.disk(), lsn, target);
    Map<String, io.t4dx.model.Bytes> then = AgentChanges.states(life.agent());
    life.write(3, 2);
    life.close();
    AgentLife other = new AgentLife(8, RARELY);
    other.over(target);
    other.openUnseen();
    assertThat(AgentChanges.states(other.agent())).isEqualTo(then);
    assertThat(other.store().recovery().start()).isEqualTo(RecoveryReport.Start.WARM);
    other.close();
  }

  @Test
  void aTargetThatIsNotEmptyAndACheckpointThatIsNotThereAreRefused() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    long lsn;
    try (Store store = open(disk)) {
      insert(store, 0, 3);
      lsn = store.checkpoint().lsn();
    }
    assertThatThrownBy(() -> ImageRestore.restore(disk, lsn, disk))
        .isInstanceOf(DiskFileExistsException.class)
        .hasMessageContaining("not empty");
    assertThatThrownBy(() -> ImageRestore.restore(disk, 99, new SimulatedDisk()))
        .isInstanceOf(java.io.FileNotFoundException.class);
  }

  /** It is a whole store or none that opens. */
  @Test
  void aCrashAtAnyOperationLeavesTheStoreOrNone() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    long lsn;
    try (Store store = open(disk)) {
      insert(store, 0, 13);
      lsn = store.checkpoint().lsn();
    }
    int refused = 0;
    for (long nth = 1; ; nth++) {
      SimulatedDisk target = new SimulatedDisk();
      target.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      try {
        ImageRestore.restore(disk, lsn, target);
      } catch (IOException e) {
        assertThat(Rig.hasLostPower(target)).as("%s", e).isTrue();
      }
      boolean lost = Rig.hasLostPower(target);
      SimulatedDisk found = target.crash(Survival.part(nth));
      try (Store restored = open(found)) {
        boolean nothing = restored.recovery().start() == RecoveryReport.Start.COLD;
        assertThat(restored.count("alice", Filter.everything()))
            .as("crash at %d", nth)
            .isEqualTo(nothing ? 0L : 13L);
        assertThat(nothing).as("crash at %d", nth).isEqualTo(lost && restored.lsn() == 0);
      } catch (T4dxException.StoreDamaged | T4dxException.StoreMismatch e) {
        assertThat(lost).as("crash at %d: %s", nth, e).isTrue();
        refused++;
      }
      if (!lost) {
        break;
      }
    }
    assertThat(refused).isGreaterThan(10);
  }
}

package io.t4dx.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Filter;
import io.t4dx.store.Backup;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.util.UUID;

/** A small store, its backups, and stores made of them. */
final class BackupHouse {
  static final int ALL = Integer.MAX_VALUE;

  final SimulatedDisk store = new SimulatedDisk();
  private int written;

  static Store open(Disk disk) {
    return Engine.open(
        disk,
        StoreOptions.builder().memtableItems(5).logFileBytes(64 << 10).merging(false).build(),
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
  }

  /** Writes so many items more, and takes a checkpoint. */
  Image write(int items) throws IOException {
    try (Store open = open(store)) {
      for (int i = 0; i < items; i++) {
        UUID id = new UUID(1, written++);
        open.insert(
            ItemDraft.in("alice").id(id).content("item " + id).vector(written, 1, 0).build());
      }
      return Image.inStore(store, open.checkpoint().lsn());
    }
  }

  /** The same, backed up. */
  Backup backup(int items, Disk backups) throws IOException {
    return new BackupDirectory(backups).take(write(items), ALL);
  }

  static SimulatedDisk restored(Disk backups, long number) throws IOException {
    SimulatedDisk target = new SimulatedDisk();
    new BackupDirectory(backups).restore(number, target);
    return target;
  }

  /** A backup has so many items, and what is made of it is a store that can be used. */
  static void assertHolds(Disk backups, Backup backup, long items) throws IOException {
    SimulatedDisk target = restored(backups, backup.number());
    try (Store open = open(target)) {
      assertThat(open.lsn()).as("%s", backup).isEqualTo(backup.lsn());
      assertThat(open.count("alice", Filter.everything())).as("%s", backup).isEqualTo(items);
      assertThat(open.recovery().intact()).isTrue();
    }
  }
}

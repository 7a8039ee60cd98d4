package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Diary;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.Witness;
import io.t4dx.torture.oracle.World;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A store from one opening to its end. */
final class Session {
  /** What an engine tells on the thread that works with it. */
  private static final class Ear {
    private Optional<StoreEvent> failure = Optional.empty();

    private void hear(StoreEvent event, Tally tally) {
      switch (event) {
        case StoreEvent.SegmentFlushed _ -> tally.add(Deed.SEGMENT);
        case StoreEvent.GraphBuilt _ -> tally.add(Deed.GRAPH);
        case StoreEvent.SegmentsMerged _ -> tally.add(Deed.MERGE);
        case StoreEvent.CheckpointTaken _ -> tally.add(Deed.CHECKPOINT);
        case StoreEvent.FlushFailed _,
            StoreEvent.GraphFailed _,
            StoreEvent.MergeFailed _,
            StoreEvent.RebuildFailed _,
            StoreEvent.CheckpointFailed _,
            StoreEvent.ComponentFailed _,
            StoreEvent.SegmentDamaged _,
            StoreEvent.SegmentLost _,
            StoreEvent.BecameReadOnly _ ->
            failure = Optional.of(event);
        default -> {}
      }
    }
  }

  private final Store store;
  private final Ear ear;
  private final Optional<Diary> diary;
  private final ListeningDisk disk;

  private Session(Store store, Ear ear, Optional<Diary> diary, ListeningDisk disk) {
    this.store = store;
    this.ear = ear;
    this.diary = diary;
    this.disk = disk;
  }

  static Session open(
      Disk disk, LoggedWrites log, VirtualClock clock, Metric metric, Manner manner, Tally tally) {
    return open(disk, log, clock, metric, manner, RecoveryMode.STRICT, tally);
  }

  static Session open(
      Disk disk,
      LoggedWrites log,
      VirtualClock clock,
      Metric metric,
      Manner manner,
      RecoveryMode mode,
      Tally tally) {
    Ear ear = new Ear();
    Diary diary = new Diary();
    ListeningDisk listening = new ListeningDisk(disk, log, () -> clock.pass(manner.syncMicros()));
    return new Session(
        manner
            .tuning()
            .open(
                listening,
                manner.options(clock, metric, diary, mode, event -> ear.hear(event, tally))),
        ear,
        manner.hasDiary() ? Optional.of(diary) : Optional.empty(),
        listening);
  }

  void killAt(long nth) {
    disk.killAt(nth);
  }

  boolean isKilled() {
    return disk.isKilled();
  }

  Store store() {
    return store;
  }

  Optional<StoreEvent> failures() {
    return ear.failure;
  }

  void forgive() {
    ear.failure = Optional.empty();
  }

  WriteResult write(List<Operation> operations) {
    WriteBatch batch = new WriteBatch();
    operations.forEach(batch::add);
    return store.write(batch);
  }

  /** What the store must hold after this opening. */
  World found(Chronicle chronicle, long least, LoggedWrites logged) {
    RecoveryReport report = store.recovery();
    if (!report.intact()) {
      throw new Violation("damage is reported where none was done: " + report);
    }
    same("newest write of the report", report.lastLsn(), store.lsn());
    return chronicle.found(store.lsn(), least, logged.all());
  }

  void compare(World world) {
    compareItems(world);
    diary.ifPresent(kept -> same("diary", kept.checksum(), world.diary()));
  }

  void compareItems(World world) {
    new Witness(store, world).everything();
  }

  /** Lets go of a store whose disk has failed, which may say so again. */
  void abandon() {
    try {
      store.close();
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      same("reason for the end", e.getMessage() != null, true);
    }
  }

  /** Whether a failure is one that a disk in trouble makes right. */
  static boolean isOfTheDisk(T4dxException failure) {
    return failure instanceof T4dxException.DiskFailure
        || failure instanceof T4dxException.ReadOnly
        || failure instanceof T4dxException.Overloaded;
  }

  static boolean hasPower(SimulatedDisk disk) {
    try {
      return disk.freeBytes() >= 0;
    } catch (DiskCrashedException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void same(String what, Object found, Object wanted) {
    if (!wanted.equals(found)) {
      throw new Violation(what + "\n  is  " + found + "\n  not " + wanted);
    }
  }
}

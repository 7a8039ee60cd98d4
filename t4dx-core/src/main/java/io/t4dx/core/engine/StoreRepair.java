package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.log.LogDamage;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.read.LogVerification;
import io.t4dx.core.log.recover.LogRepair;
import io.t4dx.core.log.recover.LogSalvage;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.RepairMode;
import io.t4dx.store.RepairReport;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Looks for damage in a store that nobody has open, and repairs it. Holds the lock meanwhile. */
public final class StoreRepair {
  private final Disk disk;
  private final RepairMode mode;
  private final List<Damage> damages = new ArrayList<>();
  private boolean identityDamaged;

  private StoreRepair(Disk disk, RepairMode mode) {
    this.disk = disk;
    this.mode = mode;
  }

  /** Repairs the store on a disk. */
  public static RepairReport repair(Disk disk, RepairMode mode) {
    try {
      if (!disk.exists(IdentityFile.NAME) && LogCatalog.read(disk).files().isEmpty()) {
        throw new T4dxException.StoreMismatch(
            disk.describe("") + " holds no store: neither " + IdentityFile.NAME + " nor a log");
      }
      try (DiskLock _ =
          disk.lock(EngineParts.LOCK, "a repair by process " + ProcessHandle.current().pid())) {
        return new StoreRepair(disk, mode).run();
      }
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  private RepairReport run() throws IOException {
    Optional<StoreIdentity> identity = identity();
    Optional<UUID> store = identity.map(StoreIdentity::id);
    LogVerification found = LogReader.open(disk).verify(store);
    found.damages().stream().map(StoreRepair::damage).forEach(damages::add);
    Optional<SegmentRepair> segments = Optional.empty();
    if (identity.isPresent()) {
      segments = Optional.of(SegmentRepair.run(disk, identity.get(), mode));
    }
    segments.ifPresent(repair -> damages.addAll(repair.damages()));
    long inSegments = segments.map(SegmentRepair::inSegments).orElse(0L);
    LogSalvage done =
        switch (mode) {
          case LOOK -> LogRepair.look(disk, store, inSegments);
          case SALVAGE -> LogRepair.salvage(disk, store, inSegments);
        };
    return new RepairReport(
        mode,
        found.entries(),
        found.tornTail() != null,
        identityDamaged,
        damages,
        segments.map(SegmentRepair::findings).orElse(List.of()),
        done.salvaged(),
        Stream.concat(
                segments.map(SegmentRepair::lost).orElse(List.of()).stream(),
                done.lost().stream()
                    .map(range -> new RepairReport.Lsns(range.first(), range.last())))
            .toList(),
        Stream.concat(
                segments.map(SegmentRepair::quarantined).orElse(List.of()).stream(),
                done.quarantined().stream())
            .toList());
  }

  private Optional<StoreIdentity> identity() throws IOException {
    String problem;
    try {
      if (disk.exists(IdentityFile.NAME)) {
        return Optional.of(IdentityFile.read(disk));
      }
      problem = "it is missing";
    } catch (IdentityFile.DamagedIdentityException e) {
      problem = "its bytes are not what was written";
    }
    identityDamaged = true;
    // Nobody but the user knows the metric, which no log names.
    damages.add(
        new Damage(
            disk.describe(IdentityFile.NAME),
            0,
            0,
            0,
            problem
                + "; segments were not looked at, and no repair can know the metric: open the store"
                + " once with"
                + " RecoveryMode.DEGRADED and the metric that it was made with"));
    return Optional.empty();
  }

  private static Damage damage(LogDamage damage) {
    return new Damage(
        damage.file(), damage.offset(), damage.firstLsn(), damage.lastLsn(), damage.reason());
  }
}

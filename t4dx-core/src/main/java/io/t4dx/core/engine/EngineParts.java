package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.flush.FlushTarget;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a store is put together from, each part ready. */
record EngineParts(
    Disk disk,
    StoreOptions options,
    DiskLock lock,
    ReadContext context,
    TimeOrderedIds ids,
    Ledger ledger,
    MemoryBound memory,
    LogWriter<EngineWrite> log,
    Events events,
    Optional<Flushes> flushes,
    Checkpoints checkpoints,
    CheckpointPace pace,
    RecoveryReport recovery) {

  static final String LOCK = "LOCK";

  /**
   * Locks the store, opens its segments, replays its log and opens it for writing; lets go of the
   * lock where that fails.
   *
   * @param target who takes frozen memtables over; null where the tuning says
   */
  static EngineParts open(
      Disk disk, StoreOptions options, EngineTuning tuning, @Nullable FlushTarget target) {
    try {
      DiskLock lock = disk.lock(LOCK, holder(options));
      try {
        return new EngineAssembly(disk, options, tuning, target, lock).assemble();
      } catch (IOException | RuntimeException | Error e) {
        try {
          lock.close();
        } catch (IOException closing) {
          e.addSuppressed(closing);
        }
        throw e;
      }
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  private static String holder(StoreOptions options) {
    return "process "
        + ProcessHandle.current().pid()
        + " since "
        + options.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}

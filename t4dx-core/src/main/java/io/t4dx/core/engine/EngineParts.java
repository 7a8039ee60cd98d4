package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.recover.RecoveredLog;
import io.t4dx.core.log.write.LogListener;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.memtable.FlushTarget;
import io.t4dx.core.stamp.MicroClock;
import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a store is put together from, each part ready. */
record EngineParts(
    StoreOptions options,
    DiskLock lock,
    ReadContext context,
    TimeOrderedIds ids,
    Ledger ledger,
    MemoryBound memory,
    LogWriter<EngineWrite> log,
    Events events,
    RecoveryReport recovery) {

  static final String LOCK = "LOCK";

  /** How the log is gone on with. */
  @FunctionalInterface
  interface LogOpening {
    LogWriter<EngineWrite> open(
        Disk disk,
        UUID store,
        LogOptions options,
        LogEnd end,
        LongSupplier clock,
        LogListener<EngineWrite> listener)
        throws IOException;
  }

  /**
   * Locks the store, replays its log and opens it for writing; lets go of the lock where that
   * fails.
   */
  static EngineParts open(
      Disk disk, StoreOptions options, @Nullable FlushTarget flushTarget, LogOpening logOpening) {
    try {
      DiskLock lock = disk.lock(LOCK, holder(options));
      try {
        return assemble(disk, options, flushTarget, logOpening, lock);
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

  private static EngineParts assemble(
      Disk disk,
      StoreOptions options,
      @Nullable FlushTarget flushTarget,
      LogOpening logOpening,
      DiskLock lock)
      throws IOException {
    Instant start = options.clock().instant();
    MicroClock clock = new MicroClock(options.clock());
    TimeOrderedIds ids = new TimeOrderedIds(clock, options.randomSeed());
    Events events = new Events(options.listeners());
    // The log and the bound need the ledger, and the ledger tells them when memory is freed.
    AtomicReference<Ledger.Installation> installation = new AtomicReference<>(lsn -> {});
    Ledger ledger =
        new Ledger(options, events, flushTarget, lsn -> installation.get().installed(lsn));

    Opening opening = new Opening(disk, options, clock, ids);
    StoreIdentity identity = opening.identity();
    Opening.Replay replay = opening.replay(identity, ledger);

    LogWriter<EngineWrite> log =
        logOpening.open(
            disk, identity.id(), logOptions(options), replay.log().end(), clock::micros, ledger);
    Duration patience = flushTarget == null ? Duration.ZERO : options.stallTimeout();
    MemoryBound memory = new MemoryBound(ledger, events, patience);
    installation.set(new InstalledMemtables(log, memory));
    Duration took = Duration.between(start, options.clock().instant());
    return new EngineParts(
        options,
        lock,
        new ReadContext(
            identity.metric(), clock, new FrontDoor(ids, dimension(options, identity, replay))),
        ids,
        ledger,
        memory,
        log,
        events,
        report(opening, replay.log(), ledger.views().newest().lsn(), took));
  }

  private static int dimension(
      StoreOptions options, StoreIdentity identity, Opening.Replay replay) {
    int known = Math.max(identity.dimension(), replay.dimension());
    return known > 0 ? known : options.dimension().orElse(0);
  }

  private static LogOptions logOptions(StoreOptions options) {
    return LogOptions.DEFAULTS
        .withSyncMode(options.syncMode())
        .withMaxLineBytes(options.logLineBytes())
        .withFileBytes(options.logFileBytes());
  }

  private static String holder(StoreOptions options) {
    return "process "
        + ProcessHandle.current().pid()
        + " since "
        + options.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static RecoveryReport report(
      Opening opening, RecoveredLog log, long lastLsn, Duration took) {
    var logReport = log.report();
    List<RecoveryReport.Damage> damages = new ArrayList<>(opening.damages());
    logReport
        .damages()
        .forEach(
            damage ->
                damages.add(
                    new RecoveryReport.Damage(
                        damage.file(),
                        damage.offset(),
                        damage.firstLsn(),
                        damage.lastLsn(),
                        damage.reason())));
    List<String> quarantined = new ArrayList<>(opening.quarantined());
    quarantined.addAll(logReport.quarantined());
    return new RecoveryReport(
        logReport.mode(),
        opening.created(),
        logReport.cleanShutdown(),
        logReport.entries(),
        lastLsn,
        logReport.tornBytes(),
        damages,
        quarantined,
        took);
  }
}

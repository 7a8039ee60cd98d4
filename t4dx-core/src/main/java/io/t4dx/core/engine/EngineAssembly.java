package io.t4dx.core.engine;

import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.flush.Courtesy;
import io.t4dx.core.flush.FlushTarget;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.write.LogListener;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.OrphanFiles;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.stamp.MicroClock;
import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Puts a store together from what is in its directory. */
final class EngineAssembly {
  private final Disk disk;
  private final StoreOptions options;
  private final EngineTuning tuning;
  private final @Nullable FlushTarget target;
  private final DiskLock lock;
  private final Instant start;
  private final MicroClock clock;
  private final TimeOrderedIds ids;
  private final Events events;
  private final Courtesy courtesy;

  /** The log and the bound need the ledger, and the ledger tells them when memory is freed. */
  private final AtomicReference<Ledger.Installation> installation =
      new AtomicReference<>(lsn -> {});

  EngineAssembly(
      Disk disk,
      StoreOptions options,
      EngineTuning tuning,
      @Nullable FlushTarget target,
      DiskLock lock) {
    this.disk = disk;
    this.options = options;
    this.tuning = tuning;
    this.target = target;
    this.lock = lock;
    this.start = options.clock().instant();
    this.clock = new MicroClock(options.clock());
    this.ids = new TimeOrderedIds(clock, options.randomSeed());
    this.events = new Events(options.listeners());
    this.courtesy = new Courtesy(tuning.ticks(), LockSupport::parkNanos);
  }

  EngineParts assemble() throws IOException {
    Opening opening = new Opening(disk, options, clock, ids);
    StoreIdentity identity = opening.identity();
    SegmentOpening segments =
        new SegmentOpening(disk, identity.id(), options.recoveryMode(), opening.aside());
    while (true) {
      try {
        return assemble(opening, identity, segments);
      } catch (CorruptSegmentException | CorruptIndexException e) {
        if (!segments.becomeThorough()) {
          throw new T4dxException.StoreDamaged(String.valueOf(e.getMessage()), e);
        }
      }
    }
  }

  private EngineParts assemble(Opening opening, StoreIdentity identity, SegmentOpening segments)
      throws IOException {
    OpenedSegments opened = segments.open();
    ManifestSeries manifests = manifests(identity, opened);
    AtomicReference<Ledger> known = new AtomicReference<>();
    Optional<Flushes> flushes = flushes(identity, manifests, known);
    FlushTarget flushTarget = target != null ? target : flushes.map(Flushes::flusher).orElse(null);
    Ledger ledger =
        new Ledger(options, events, flushTarget, lsn -> installation.get().installed(lsn));
    known.set(ledger);
    try {
      ledger.begin(
          opened.lastLsn(), opened.clock(), SegmentSet.of(opened.segments()), opened.scales());
      opened.applyPatches();
      Opening.Replay replay = opening.replay(identity, ledger, segments, opened);
      segments.settle(opened, manifests);
      segments.losses().forEach(loss -> events.tell(new StoreEvent.SegmentLost(loss)));
      EngineComponents components =
          EngineComponents.recover(
              disk, options, tuning.ticks(), opening, identity, events, opened.lastLsn(), replay);
      return assemble(
          opening,
          identity,
          segments,
          replay,
          ledger,
          flushes,
          flushTarget != null,
          manifests,
          components);
    } catch (IOException | RuntimeException | Error e) {
      flushes.ifPresent(Flushes::close);
      ledger.close();
      throw e;
    }
  }

  private EngineParts assemble(
      Opening opening,
      StoreIdentity identity,
      SegmentOpening segments,
      Opening.Replay replay,
      Ledger ledger,
      Optional<Flushes> flushes,
      boolean flushed,
      ManifestSeries manifests,
      EngineComponents components)
      throws IOException {
    SegmentFiles.deleteOrphans(disk, segments.survey());
    // Opening the log makes the names durable, before anything rests on them.
    disk.createDirectory(SegmentPaths.DIRECTORY);
    CheckpointFiles.prepare(disk);
    LogWriter<EngineWrite> log =
        log(identity, components.after(replay.log().end(), disk), components.listener(ledger));
    MemoryBound memory =
        new MemoryBound(ledger, events, flushed ? options.stallTimeout() : Duration.ZERO);
    installation.set(new InstalledMemtables(log, memory, components.retention()));
    Checkpoints checkpoints =
        components.checkpoints(disk, identity, clock, manifests, log, opening.aside());
    if (flushes.isPresent()) {
      flushes.get().start(ledger.segments());
    }
    Duration took = Duration.between(start, options.clock().instant());
    int dimension = replay.dimension() > 0 ? replay.dimension() : options.dimension().orElse(0);
    return new EngineParts(
        disk,
        options,
        lock,
        new ReadContext(
            identity.metric(),
            clock,
            tuning.ticks(),
            new FrontDoor(ids, dimension),
            courtesy,
            events),
        ids,
        ledger,
        memory,
        log,
        events,
        flushes,
        checkpoints,
        new CheckpointPace(
            checkpoints,
            options.checkpoints().changes(),
            tuning.flushing() == EngineTuning.Flushing.BACKGROUND),
        report(opening, segments, replay, components, ledger.views().newest().lsn(), took));
  }

  private ManifestSeries manifests(StoreIdentity identity, OpenedSegments opened)
      throws IOException {
    long nextSegment =
        OrphanFiles.nextSegment(disk, opened.manifest().map(Manifest::nextSegment).orElse(1L));
    return new ManifestSeries(
        disk,
        identity.id(),
        ManifestFiles.nextNumber(disk),
        nextSegment,
        opened.dimension(),
        opened.manifest());
  }

  private Optional<Flushes> flushes(
      StoreIdentity identity, ManifestSeries manifests, AtomicReference<Ledger> ledger) {
    if (target != null || tuning.flushing() == EngineTuning.Flushing.NEVER) {
      return Optional.empty();
    }
    return Optional.of(
        new Flushes(
            disk, identity.metric(), manifests, tuning, courtesy, options, events, ledger::get));
  }

  /** Where callers flush, no other thread touches the disk: a seed then says all that happens. */
  private LogWriter<EngineWrite> log(
      StoreIdentity identity, LogEnd end, LogListener<EngineWrite> listener) throws IOException {
    LogOptions logOptions = logOptions(options);
    return tuning.flushing() == EngineTuning.Flushing.CALLER
        ? LogWriter.openWithoutThread(disk, identity.id(), logOptions, end, clock::micros, listener)
        : LogWriter.open(disk, identity.id(), logOptions, end, clock::micros, listener);
  }

  private static LogOptions logOptions(StoreOptions options) {
    return LogOptions.DEFAULTS
        .withSyncMode(options.syncMode())
        .withMaxLineBytes(options.logLineBytes())
        .withFileBytes(options.logFileBytes());
  }

  private static RecoveryReport report(
      Opening opening,
      SegmentOpening segments,
      Opening.Replay replay,
      EngineComponents components,
      long lastLsn,
      Duration took) {
    var logReport = replay.log().report();
    List<RecoveryReport.Damage> damages = new ArrayList<>(opening.damages());
    damages.addAll(segments.damages());
    damages.addAll(components.recovery().damages());
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
    List<String> quarantined = new ArrayList<>(opening.aside().moved());
    quarantined.addAll(logReport.quarantined());
    return new RecoveryReport(
        logReport.mode(),
        opening.created(),
        logReport.cleanShutdown(),
        logReport.entries(),
        lastLsn,
        logReport.tornBytes(),
        damages,
        segments.losses(),
        segments.replayed(),
        quarantined,
        took,
        opening.created() || components.recovery().isCold()
            ? RecoveryReport.Start.COLD
            : RecoveryReport.Start.WARM,
        components.recovery().report());
  }
}

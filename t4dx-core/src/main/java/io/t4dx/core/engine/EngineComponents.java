package io.t4dx.core.engine;

import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.checkpoint.ImageLinks;
import io.t4dx.core.component.ComponentFailure;
import io.t4dx.core.component.ComponentStates;
import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.write.LogListener;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.stamp.MicroClock;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The components of a store that is being put together, and their checkpoints. */
record EngineComponents(
    StoreOptions options,
    LongSupplier ticks,
    Events events,
    ComponentStates states,
    LogRetention retention,
    ComponentRecovery recovery) {

  /**
   * Brings the components back.
   *
   * @param inSegments everything up to this LSN is in segments
   * @param replay what the log had beyond that
   */
  static EngineComponents recover(
      Disk disk,
      StoreOptions options,
      LongSupplier ticks,
      Opening opening,
      StoreIdentity identity,
      Events events,
      long inSegments,
      Opening.Replay replay)
      throws IOException {
    ComponentStates states =
        new ComponentStates(
            options.components(),
            ticks,
            (component, lsn, cause) ->
                events.tell(new StoreEvent.ComponentFailed(component, lsn, String.valueOf(cause))));
    LogRetention retention = new LogRetention(options.checkpoints().kept(), inSegments);
    ComponentRecovery recovery =
        new ComponentRecovery(
            disk,
            identity.id(),
            options.recoveryMode(),
            opening.aside(),
            events,
            states,
            retention);
    OptionalLong begins = SegmentOpening.logBegins(disk);
    // A log that does not say where it begins may begin before what is in segments.
    boolean kept = begins.isEmpty() || begins.getAsLong() <= inSegments;
    recovery.run(
        options.checkpoints().kept(),
        replay.log().end().nextLsn() - 1,
        kept || replay.changesComponents(),
        replay.isFresh());
    return new EngineComponents(options, ticks, events, states, retention, recovery);
  }

  /** The log's end, with no LSN to come that a checkpoint has already, and no file of an image. */
  LogEnd after(LogEnd end, Disk disk) throws IOException {
    return new LogEnd(
        end.previous(),
        Math.max(end.nextFile(), ImageLinks.newestLog(disk) + 1),
        Math.max(end.nextLsn(), recovery.lastLsn() + 1),
        end.lastAt(),
        end.files());
  }

  LogListener<EngineWrite> listener(Ledger ledger) {
    return new ComponentListener(ledger, states, retention);
  }

  /** Checkpoints from now on; the first one at once where those before are lost. */
  Checkpoints checkpoints(
      Disk disk,
      StoreIdentity identity,
      MicroClock clock,
      ManifestSeries manifests,
      LogWriter<EngineWrite> log,
      Aside aside)
      throws IOException {
    Checkpoints checkpoints =
        new Checkpoints(
            disk,
            identity,
            options,
            clock,
            ticks,
            states,
            retention,
            manifests,
            log,
            events,
            recovery.images());
    if (recovery.mustBeginAnew()) {
      beginAnew(disk, checkpoints, aside);
    }
    return checkpoints;
  }

  /**
   * What is lost must not come back in part, so a checkpoint says what there is from here on. Those
   * that cannot be read lose their names only when it is there.
   */
  private void beginAnew(Disk disk, Checkpoints checkpoints, Aside aside) throws IOException {
    List<Long> damaged = new ArrayList<>(recovery.damagedCheckpoints());
    for (long lsn : damaged) {
      aside.keep(CheckpointPaths.file(lsn));
    }
    try {
      Checkpoint checkpoint = checkpoints.take();
      damaged.remove(checkpoint.lsn());
    } catch (ComponentFailure e) {
      throw new T4dxException.ComponentRefused(String.valueOf(e.getMessage()), e);
    }
    CheckpointFiles.delete(disk, damaged);
  }
}

package io.t4dx.core.engine;

import io.t4dx.core.checkpoint.CheckpointContents;
import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.checkpoint.ImageLinks;
import io.t4dx.core.component.CapturedStates;
import io.t4dx.core.component.ComponentFailure;
import io.t4dx.core.component.ComponentStates;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.stamp.MicroClock;
import io.t4dx.model.Bytes;
import io.t4dx.model.Micros;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.StoreStats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes checkpoints while the store is in use: one at a time, in the turn of a manifest, so that
 * the segments of its image are those of one version.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Disk disk;
  private final StoreIdentity identity;
  private final StoreOptions options;
  private final MicroClock clock;
  private final LongSupplier ticks;
  private final ComponentStates components;
  private final LogRetention retention;
  private final ManifestSeries manifests;
  private final LogWriter<EngineWrite> log;
  private final Events events;
  private final ImageLinks links;
  private final ReentrantLock taking = new ReentrantLock();
  private final TreeMap<Long, List<String>> images;
  private final LongAdder taken = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final AtomicLong changes = new AtomicLong();
  private volatile long logBytes;
  private volatile long newest;
  private volatile long newestTicks;

  /** What a checkpoint caught, before it is written. */
  private record Caught(CapturedStates captured, Bytes current, List<String> files, int linked) {}

  Checkpoints(
      Disk disk,
      StoreIdentity identity,
      StoreOptions options,
      MicroClock clock,
      LongSupplier ticks,
      ComponentStates components,
      LogRetention retention,
      ManifestSeries manifests,
      LogWriter<EngineWrite> log,
      Events events,
      SortedMap<Long, List<String>> images) {
    this.disk = disk;
    this.identity = identity;
    this.options = options;
    this.clock = clock;
    this.ticks = ticks;
    this.components = components;
    this.retention = retention;
    this.manifests = manifests;
    this.log = log;
    this.events = events;
    this.links = new ImageLinks(disk);
    this.images = new TreeMap<>(images);
    this.newest = images.isEmpty() ? 0 : images.lastKey();
    this.newestTicks = ticks.getAsLong();
    this.logBytes = log.bytes();
  }

  ComponentStates components() {
    return components;
  }

  /**
   * Takes one.
   *
   * @throws IOException if it failed: those before it are as they were
   * @throws ComponentFailure if a component does not give its state
   */
  Checkpoint take() throws IOException {
    taking.lock();
    try {
      Checkpoint checkpoint = taken();
      taken.increment();
      events.tell(new StoreEvent.CheckpointTaken(checkpoint));
      return checkpoint;
    } catch (IOException | RuntimeException e) {
      failures.increment();
      events.tell(new StoreEvent.CheckpointFailed(String.valueOf(e.getMessage())));
      throw e;
    } finally {
      taking.unlock();
    }
  }

  private Checkpoint taken() throws IOException {
    long start = ticks.getAsLong();
    long at = clock.micros();
    long counted = changes.get();
    Caught caught = caught();
    CapturedStates captured = caught.captured();
    long lsn = captured.lsn();
    long bytes =
        CheckpointFiles.write(
            disk,
            new CheckpointContents(
                identity.id(),
                lsn,
                at,
                Bytes.of(IdentityFile.encode(identity)),
                caught.current(),
                caught.files(),
                captured.states()));
    images.put(lsn, caught.files());
    newest = lsn;
    newestTicks = ticks.getAsLong();
    retention.checkpoint(lsn);
    dropOld(options.checkpoints().kept());
    retention.release(log);
    changes.addAndGet(-counted);
    logBytes = log.bytes();
    return new Checkpoint(
        lsn,
        Micros.toInstant(at),
        disk.describe(CheckpointPaths.file(lsn)),
        bytes,
        captured.states().size(),
        caught.linked(),
        Duration.ofNanos(ticks.getAsLong() - start),
        Duration.ofNanos(captured.nanos()));
  }

  private Caught caught() throws IOException {
    manifests.turn().lock();
    try {
      CapturedStates captured = components.capture(log::publishedLsn);
      if (!options.syncMode().durable()) {
        // What a checkpoint has must not be newer than what a crash leaves of the log.
        log.sync();
      }
      Optional<Manifest> manifest = manifests.newest();
      List<String> files = new ArrayList<>();
      if (manifest.isPresent()) {
        addVersion(files, manifest.get());
      }
      long inSegments = manifest.map(Manifest::logPosition).orElse(0L);
      int linked =
          retention.holding(
              () -> {
                log.filesOf(inSegments, captured.lsn())
                    .forEach(number -> files.add(LogPaths.file(number)));
                return links.link(files);
              });
      Bytes current = manifest.map(ManifestFiles::current).map(Bytes::of).orElse(Bytes.EMPTY);
      return new Caught(captured, current, files, linked);
    } finally {
      manifests.turn().unlock();
    }
  }

  private void addVersion(List<String> files, Manifest manifest) throws IOException {
    files.add(ManifestPaths.file(manifest.number()));
    for (SegmentState segment : manifest.segments()) {
      long number = segment.info().number();
      files.add(SegmentPaths.file(number));
      if (disk.exists(SegmentPaths.graph(number))) {
        files.add(SegmentPaths.graph(number));
      }
    }
  }

  private void dropOld(int kept) {
    try {
      List<Long> old = new ArrayList<>(images.headMap(newest).keySet());
      old.subList(Math.max(0, old.size() - (kept - 1)), old.size()).clear();
      if (!old.isEmpty()) {
        CheckpointFiles.delete(disk, old);
        old.forEach(images::remove);
      }
      links.sweep(images.values().stream().flatMap(List::stream).toList());
    } catch (IOException e) {
      // They only take space: the next checkpoint drops them too.
      LOG.warn("old checkpoints of {} could not be deleted", disk.describe(""), e);
    }
  }

  /**
   * Takes one in the place of all that are there, so that nothing is left of what only they have.
   *
   * @return what was deleted, as paths
   */
  List<String> renew() throws IOException {
    taking.lock();
    try {
      if (images.isEmpty() && !retention.holdsChanges()) {
        return List.of();
      }
      List<String> before = disk.list(CheckpointPaths.FILES);
      take();
      dropOld(1);
      retention.onlyNewest();
      retention.release(log);
      List<String> deleted = new ArrayList<>(before);
      deleted.removeAll(disk.list(CheckpointPaths.FILES));
      return deleted.stream().map(name -> CheckpointPaths.FILES + "/" + name).toList();
    } finally {
      taking.unlock();
    }
  }

  /** Whether a component was changed since the newest one. */
  boolean hasChanges() {
    return retention.hasChanges();
  }

  /** How long ago the newest one was taken, or the store opened. */
  Duration age() {
    return Duration.ofNanos(ticks.getAsLong() - newestTicks);
  }

  /** Counts changes of components, and returns how many there were before, since the newest one. */
  long count(int more) {
    return changes.getAndAdd(more);
  }

  /** Whether it is time for one. */
  boolean isDue() {
    CheckpointOptions due = options.checkpoints();
    return hasChanges()
        && (changes.get() >= due.changes()
            || age().compareTo(due.every()) >= 0
            || log.bytes() - logBytes >= due.logBytes());
  }

  StoreStats.Checkpoints stats() {
    return new StoreStats.Checkpoints(newest, age(), changes.get(), taken.sum(), failures.sum());
  }
}

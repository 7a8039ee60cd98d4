package io.t4dx.core.flush;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.SegmentWriter;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.StoreEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way of one memtable into a segment: the file, the manifest that makes it part of the store,
 * the installation, and then the graph. One at a time; each step is durable before the next one.
 */
public final class MemtableFlush {
  private final Disk disk;
  private final Metric metric;
  private final ManifestSeries manifests;
  private final Supplier<SegmentSet> segments;
  private final Consumer<LiveSegment> installed;
  private final Consumer<StoreEvent> events;
  private final LongAdder flushes = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** The segment of the memtable at hand, where an attempt got that far. */
  private Optional<Segment> written = Optional.empty();

  /**
   * Flushes into a store's directory.
   *
   * @param segments those that the store has now; they change in a version's turn only
   * @param installed takes each segment that became part of the store
   */
  public MemtableFlush(
      Disk disk,
      Metric metric,
      ManifestSeries manifests,
      Supplier<SegmentSet> segments,
      Consumer<LiveSegment> installed,
      Consumer<StoreEvent> events) {
    this.disk = disk;
    this.metric = metric;
    this.manifests = manifests;
    this.segments = segments;
    this.installed = installed;
    this.events = events;
  }

  /**
   * Flushes a memtable.
   *
   * @throws IOException if it failed: the memtable stays as it is, nothing was deleted, and it can
   *     be tried again
   */
  void run(FrozenMemtable frozen) throws IOException {
    if (written.isEmpty() && !frozen.isEmpty()) {
      written = Optional.of(write(frozen));
    }
    Optional<LiveSegment> live = install(frozen);
    written = Optional.empty();
    live.ifPresent(this::tellFlushed);
    live.ifPresent(installed);
  }

  private Optional<LiveSegment> install(FrozenMemtable frozen) throws IOException {
    manifests.turn().lock();
    try {
      manifests.write(segments.get(), written, frozen);
      if (written.isEmpty()) {
        frozen.installed();
        return Optional.empty();
      }
      return Optional.of(frozen.installed(written.get()));
    } finally {
      manifests.turn().unlock();
    }
  }

  private void tellFlushed(LiveSegment live) {
    flushes.increment();
    SegmentInfo info = live.segment().info();
    events.accept(
        new StoreEvent.SegmentFlushed(
            info.number(), info.rows(), info.edges(), info.size(), info.lastLsn()));
  }

  /** A number is never used again, so what a failed attempt left behind is in nobody's way. */
  private Segment write(FrozenMemtable frozen) throws IOException {
    long number = manifests.nextSegment();
    try {
      SegmentInfo info = SegmentWriter.write(disk, number, new MemtableSource(frozen), metric);
      return Segment.open(disk, info);
    } catch (IOException | RuntimeException e) {
      remove(SegmentPaths.preparing(number), e);
      remove(SegmentPaths.file(number), e);
      throw e;
    }
  }

  /** No manifest names the file yet: it only takes the space that the next attempt needs. */
  private void remove(String path, Exception cause) {
    try {
      if (disk.exists(path)) {
        disk.delete(path);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  void tellFailure(FrozenMemtable frozen, Throwable cause, int inARow) {
    failures.increment();
    events.accept(new StoreEvent.FlushFailed(frozen.lastLsn(), inARow, String.valueOf(cause)));
  }

  /** How many memtables became segments. */
  public long flushes() {
    return flushes.sum();
  }

  /** How many attempts failed. */
  public long failures() {
    return failures.sum();
  }

  /** Lets go of a segment that was written and could not be made part of the store. */
  void abandon() {
    written.ifPresent(Segment::close);
    written = Optional.empty();
  }
}

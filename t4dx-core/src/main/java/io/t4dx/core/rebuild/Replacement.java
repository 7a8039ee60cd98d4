package io.t4dx.core.rebuild;

import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.GraphBuilder;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.SegmentRebuild;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.StoreEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one segment into a sound file. Each step is durable before the next one:
 *
 * <pre>
 *   segments/000013.seg        written from the truth in 000012.seg, which is verified first
 *   segments/000013.hnsw       the graph of 000012.seg with another header, if there is one
 *   quarantine/000012.seg      a second name of the damaged file
 *   manifest, CURRENT          name 000013.seg in its place; then reads and writes use it
 *   segments/000012.seg        its first name goes
 * </pre>
 */
public final class Replacement {
  private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

  private final Disk disk;
  private final Metric metric;
  private final ManifestSeries manifests;
  private final GraphBuilder graphs;
  private final SegmentExchange exchange;
  private final Consumer<StoreEvent> events;
  private final LongAdder rebuilds = new LongAdder();

  /** Replaces segments in a store's directory. */
  public Replacement(
      Disk disk,
      Metric metric,
      ManifestSeries manifests,
      GraphBuilder graphs,
      SegmentExchange exchange,
      Consumer<StoreEvent> events) {
    this.disk = disk;
    this.metric = metric;
    this.manifests = manifests;
    this.graphs = graphs;
    this.exchange = exchange;
    this.events = events;
  }

  /** How many segments were rebuilt. */
  public long rebuilds() {
    return rebuilds.sum();
  }

  /** Rebuilds a segment that someone holds; returns what is in its place, if that succeeded. */
  Optional<LiveSegment> replace(LiveSegment damaged) {
    try {
      List<CorruptSegmentException> damages = damaged.segment().verifyTruth();
      damages.forEach(damage -> tellDamage(damaged, damage));
      return rebuilt(damaged);
    } catch (CorruptSegmentException e) {
      tellDamage(damaged, e);
      tellFailure(damaged, e);
    } catch (IOException | RuntimeException | Error e) {
      // Whatever it is, the store goes on without the index.
      tellFailure(damaged, e);
    }
    return Optional.empty();
  }

  private Optional<LiveSegment> rebuilt(LiveSegment damaged) throws IOException {
    LiveSegment sound = damaged.in(write(damaged.segment()));
    if (!install(damaged, sound)) {
      return Optional.empty();
    }
    rebuilds.increment();
    Segment before = damaged.segment();
    events.accept(
        new StoreEvent.SegmentRebuilt(
            before.number(),
            sound.segment().number(),
            before.file().left().all().stream().map(Section::text).sorted().toList()));
    graphs.forget(damaged);
    takeAway(before);
    graphs.useOrBuild(sound);
    return Optional.of(sound);
  }

  /** A number is never used again, so what a failed attempt left behind is in nobody's way. */
  private Segment write(Segment damaged) throws IOException {
    long number = manifests.nextSegment();
    try {
      SegmentInfo info = SegmentRebuild.write(disk, number, damaged, metric);
      Segment sound = Segment.open(disk, info);
      try {
        GraphFile.copy(disk, damaged, sound);
        new Aside(disk).keep(SegmentPaths.file(damaged.number()));
        return sound;
      } catch (IOException | RuntimeException e) {
        sound.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      remove(number, e);
      throw e;
    }
  }

  /** False where the segment is not part of the store any more. */
  private boolean install(LiveSegment damaged, LiveSegment sound) throws IOException {
    manifests.turn().lock();
    try {
      if (manifests.names(damaged.segment().info())) {
        // After a failure either version may be found, so both files stay.
        SegmentInfo info = sound.segment().info();
        manifests.exchange(
            List.of(damaged.segment().info()),
            states ->
                new SegmentState(
                    info, states.getFirst().deadRows(), states.getFirst().deadEdges()));
        exchange.exchange(damaged, sound);
        return true;
      }
    } catch (IOException | RuntimeException e) {
      sound.segment().close();
      throw e;
    } finally {
      manifests.turn().unlock();
    }
    sound.segment().close();
    remove(sound.segment().number(), new IOException("the segment left the store meanwhile"));
    return false;
  }

  /** Views that still read it have it mapped. */
  private void takeAway(Segment damaged) {
    try {
      disk.delete(SegmentPaths.file(damaged.number()));
      deleteIfThere(SegmentPaths.graph(damaged.number()));
    } catch (IOException e) {
      // It only takes space, until an opening finds that no manifest names it.
      LOG.warn("{} could not be taken away", disk.describe(SegmentPaths.file(damaged.number())), e);
    }
  }

  private void remove(long number, Exception cause) {
    try {
      deleteIfThere(SegmentPaths.preparing(number));
      deleteIfThere(SegmentPaths.file(number));
      deleteIfThere(SegmentPaths.graph(number));
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void deleteIfThere(String path) throws IOException {
    if (disk.exists(path)) {
      disk.delete(path);
    }
  }

  private void tellDamage(LiveSegment live, CorruptSegmentException damage) {
    events.accept(
        new StoreEvent.SegmentDamaged(
            live.segment().number(), String.valueOf(damage.getMessage())));
  }

  private void tellFailure(LiveSegment live, Throwable cause) {
    events.accept(
        new StoreEvent.RebuildFailed(live.segment().number(), String.valueOf(cause.getMessage())));
  }
}

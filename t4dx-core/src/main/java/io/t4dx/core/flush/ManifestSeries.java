package io.t4dx.core.flush;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ScaleState;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the manifests of a store, each with a number of its own. Versions follow each other:
 * whoever makes one takes its {@linkplain #turn turn}.
 */
public final class ManifestSeries {
  private static final Logger LOG = LoggerFactory.getLogger(ManifestSeries.class);

  private final Disk disk;
  private final UUID store;
  private final AtomicLong nextSegment;
  private final ReentrantLock turn = new ReentrantLock();
  private long nextManifest;
  private int dimension;
  private @Nullable Manifest last;

  /**
   * A series that goes on.
   *
   * @param nextManifest above the number of every manifest that is there
   * @param nextSegment above the number of every segment that ever was
   * @param dimension of every vector; 0 where no segment has one yet
   * @param last the version that the store goes on from, if it has segments
   */
  public ManifestSeries(
      Disk disk,
      UUID store,
      long nextManifest,
      long nextSegment,
      int dimension,
      Optional<Manifest> last) {
    this.disk = disk;
    this.store = store;
    this.nextManifest = nextManifest;
    this.nextSegment = new AtomicLong(nextSegment);
    this.dimension = dimension;
    this.last = last.orElse(null);
  }

  /**
   * To be held from the choice of a version's segments until all that come later know of it: who
   * chooses next must not bring back what this version did without.
   */
  public ReentrantLock turn() {
    return turn;
  }

  /** A number for a segment file that no file of the store was ever given. */
  public long nextSegment() {
    return nextSegment.getAndIncrement();
  }

  /**
   * Puts what a store holds in force as of the last LSN of a frozen memtable.
   *
   * @param older the segments that are there already
   * @param newest what the memtable was written to, if it held anything
   * @throws IOException if it failed: then this version may be found or the one before, and both
   *     must be there
   */
  void write(SegmentSet older, Optional<Segment> newest, FrozenMemtable frozen) throws IOException {
    List<Segment> all = new ArrayList<>();
    List<SegmentState> states = new ArrayList<>();
    for (LiveSegment live : older.oldestFirst()) {
      all.add(live.segment());
      states.add(stateOf(live, frozen.lastLsn()));
    }
    newest.ifPresent(
        segment -> {
          all.add(segment);
          states.add(new SegmentState(segment.info(), new RoaringBitmap(), new RoaringBitmap()));
        });
    all.forEach(segment -> dimension = Math.max(dimension, segment.vectors().dimension()));
    write(frozen.lastLsn(), frozen.clock(), states, needed(frozen.scales(), all));
  }

  private static SegmentState stateOf(LiveSegment live, long lsn) {
    return new SegmentState(
        live.segment().info(), live.overlay().deadRows(lsn), live.overlay().deadEdges(lsn));
  }

  /** Whether the newest version has a segment. */
  public boolean names(SegmentInfo segment) {
    Manifest newest = last;
    return newest != null
        && newest.segments().stream().anyMatch(state -> state.info().equals(segment));
  }

  /** The version in force, where there is one. For whoever has the turn. */
  public Optional<Manifest> newest() {
    return Optional.ofNullable(last);
  }

  /**
   * Puts a version in force that has another file in the place of some that follow each other, and
   * is otherwise the one before.
   *
   * @param after what it says of that file, given what the one before said of the others
   */
  public void exchange(List<SegmentInfo> before, Function<List<SegmentState>, SegmentState> after)
      throws IOException {
    Manifest newest = last;
    if (newest == null) {
      throw new IllegalStateException("no version of the store has " + before);
    }
    List<SegmentInfo> infos = newest.segments().stream().map(SegmentState::info).toList();
    int first = infos.indexOf(before.getFirst());
    int end = first + before.size();
    if (first < 0 || end > infos.size() || !infos.subList(first, end).equals(before)) {
      throw new IllegalStateException("no version of the store has " + before + " in a row");
    }
    List<SegmentState> states = new ArrayList<>(newest.segments().subList(0, first));
    states.add(after.apply(newest.segments().subList(first, end)));
    states.addAll(newest.segments().subList(end, infos.size()));
    write(newest.logPosition(), newest.clock(), states, newest.scales());
  }

  /** Puts a version in force that has other segments, as of the same LSN as the one before. */
  public void write(
      long logPosition, long clock, List<SegmentState> segments, List<ScaleState> scales)
      throws IOException {
    // A number is not used again after a failure: the file may be there.
    long number = nextManifest++;
    Manifest next =
        new Manifest(
            store, number, dimension, logPosition, clock, nextSegment.get(), segments, scales);
    ManifestFiles.write(disk, next);
    last = next;
    try {
      ManifestFiles.deleteOld(disk, number);
    } catch (IOException e) {
      // They only take space: the next manifest that is written deletes them too.
      LOG.warn("old manifests of {} could not be deleted", disk.describe(""), e);
    }
  }

  private static List<ScaleState> needed(Map<String, ScaleLog> scales, List<Segment> segments) {
    List<ScaleState> states = new ArrayList<>();
    scales.forEach(
        (namespace, log) -> {
          ScaleLog kept = log.folded(firstNeeded(namespace, log, segments));
          states.add(new ScaleState(namespace, kept.firstOrdinal(), kept.operations()));
        });
    return states;
  }

  private static long firstNeeded(String namespace, ScaleLog log, List<Segment> segments) {
    long first = log.seen();
    for (Segment segment : segments) {
      if (!segment.edges(namespace).isEmpty()) {
        first = Math.min(first, segment.scalesSeen(namespace));
      }
    }
    return first;
  }
}

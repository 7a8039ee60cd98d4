package io.t4dx.core.merge;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.GraphBuilder;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.SegmentWriter;
import io.t4dx.core.segment.Vectors;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.vector.MergeSource;
import io.t4dx.index.vector.VectorIndex;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of some neighbouring segments into one. Each step is durable before the next one:
 *
 * <pre>
 *   segments/000031.seg        what the manifest in force says of 000012 to 000015
 *   segments/000031.hnsw       their graphs, joined
 *   manifest, CURRENT          name 000031 in their place; then reads and writes use it
 *   segments/000012.* ...      go; views that are pinned have them mapped
 * </pre>
 */
final class SegmentMerge {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentMerge.class);

  private final Disk disk;
  private final Metric metric;
  private final ManifestSeries manifests;
  private final GraphBuilder graphs;
  private final MergeExchange exchange;
  private final MergeGate gate;

  SegmentMerge(
      Disk disk,
      Metric metric,
      ManifestSeries manifests,
      GraphBuilder graphs,
      MergeExchange exchange,
      MergeGate gate) {
    this.disk = disk;
    this.metric = metric;
    this.manifests = manifests;
    this.graphs = graphs;
    this.exchange = exchange;
    this.gate = gate;
  }

  /**
   * Merges neighbours that someone holds.
   *
   * @param erased items that are gone, and of which nothing is to be carried
   * @param step called often; may throw to end the merge, which comes to nothing then
   * @return what has their place now; none where one of them left the store meanwhile
   * @throws IOException if it failed: the store is as before, or its next opening finds it merged
   */
  Optional<LiveSegment> run(List<LiveSegment> oldestFirst, Predicate<ItemKey> erased, Runnable step)
      throws IOException {
    Runnable check = () -> check(step);
    Optional<MergedSource> source = source(oldestFirst, erased, check);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    LiveSegment merged = LiveSegment.of(write(source.get()));
    // From here on its memory is let go with this set, if it comes into no other.
    SegmentSet held = SegmentSet.of(List.of(merged));
    try {
      joinGraphs(source.get(), merged, check);
      if (!takePlace(source.get(), merged)) {
        return Optional.empty();
      }
      oldestFirst.forEach(graphs::forget);
      if (merged.graph() == null) {
        graphs.build(merged);
      }
      return Optional.of(merged);
    } catch (EndedException e) {
      removeInside(merged.segment().number());
      throw e;
    } finally {
      held.release();
    }
  }

  /** Whoever asked for the merge does not want it any more. */
  static final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndedException(RuntimeException cause) {
      super(cause);
    }

    /** What the asker threw. */
    RuntimeException asked() {
      return (RuntimeException) getCause();
    }
  }

  private void check(Runnable step) {
    gate.check();
    try {
      step.run();
    } catch (RuntimeException e) {
      throw new EndedException(e);
    }
  }

  private void removeInside(long number) {
    gate.enter();
    try {
      remove(number);
    } finally {
      gate.leave();
    }
  }

  private Optional<MergedSource> source(
      List<LiveSegment> oldestFirst, Predicate<ItemKey> erased, Runnable check) {
    Manifest manifest;
    manifests.turn().lock();
    try {
      Optional<Manifest> newest = manifests.newest();
      if (newest.isEmpty()) {
        return Optional.empty();
      }
      manifest = newest.get();
    } finally {
      manifests.turn().unlock();
    }
    List<MergeInput> inputs = new ArrayList<>();
    for (LiveSegment live : oldestFirst) {
      for (SegmentState state : manifest.segments()) {
        if (state.info().equals(live.segment().info())) {
          inputs.add(new MergeInput(live, state));
        }
      }
    }
    if (inputs.size() < oldestFirst.size()) {
      return Optional.empty();
    }
    boolean below =
        !manifest.segments().getFirst().info().equals(inputs.getFirst().segment().info());
    return Optional.of(new MergedSource(inputs, below, scales(manifest), erased, check::run));
  }

  private static Map<String, ScaleLog> scales(Manifest manifest) {
    Map<String, ScaleLog> scales = new HashMap<>();
    manifest
        .scales()
        .forEach(
            state ->
                scales.put(
                    state.namespace(), ScaleLog.of(state.firstOrdinal(), state.operations())));
    return scales;
  }

  /** A number is never used again, so what a failed attempt left behind is in nobody's way. */
  private Segment write(MergedSource source) throws IOException {
    long number = manifests.nextSegment();
    gate.enter();
    try {
      SegmentInfo info = SegmentWriter.write(disk, number, source, metric);
      return Segment.open(disk, info);
    } catch (IOException | RuntimeException e) {
      remove(number);
      throw e;
    } finally {
      gate.leave();
    }
  }

  /** Reads must not become slower by a merge, so its graph is there before it is used. */
  private void joinGraphs(MergedSource source, LiveSegment merged, Runnable check)
      throws IOException {
    List<MergeSource> sources = new ArrayList<>();
    Vectors vectors = merged.segment().vectors();
    if (!graphs.isWorthIt(merged)) {
      return;
    }
    for (int i = 0; i < source.inputs().size(); i++) {
      LiveSegment input = source.inputs().get(i).live();
      VectorGraph graph = input.graph();
      if (graph != null) {
        sources.add(new MergeSource(graph.index(), newOrdinals(source, i, vectors)));
      }
    }
    if (sources.isEmpty()) {
      return;
    }
    try (Arena memory = Arena.ofShared()) {
      MemorySegment image =
          VectorIndex.merge(
              sources,
              vectors.checked(0, vectors.count()),
              vectors.count(),
              vectors.dimension(),
              metric,
              graphs.options(),
              graphs.pace().and(check::run),
              memory);
      gate.enter();
      try {
        GraphFile.write(disk, merged.segment(), image);
      } finally {
        gate.leave();
      }
    }
    graphs.useOrBuild(merged);
  }

  private static int[] newOrdinals(MergedSource source, int input, Vectors merged) {
    Vectors vectors = source.inputs().get(input).segment().vectors();
    int[] ordinals = new int[vectors.count()];
    Arrays.setAll(
        ordinals,
        ordinal -> {
          int place = source.rowOrder().place(input, vectors.row(ordinal));
          return place == MergeOrder.DROPPED ? -1 : merged.ordinal(place);
        });
    return ordinals;
  }

  /** Installs it, and takes away what nobody needs then: the others, or it. */
  private boolean takePlace(MergedSource source, LiveSegment merged) throws IOException {
    gate.enter();
    try {
      boolean installed = install(source, merged);
      if (installed) {
        source.inputs().forEach(input -> remove(input.segment().number()));
      } else {
        remove(merged.segment().number());
      }
      return installed;
    } finally {
      gate.leave();
    }
  }

  /** False where one of the segments is not part of the store any more. */
  private boolean install(MergedSource source, LiveSegment merged) throws IOException {
    manifests.turn().lock();
    try {
      List<SegmentInfo> infos =
          source.inputs().stream().map(input -> input.segment().info()).toList();
      if (!infos.stream().allMatch(manifests::names)) {
        return false;
      }
      SegmentInfo info = merged.segment().info();
      // After a failure either version may be found, so the files of both stay.
      manifests.exchange(
          infos, states -> new SegmentState(info, rows(source, states), edges(source, states)));
      exchange.exchange(
          source.inputs().stream().map(MergeInput::live).toList(),
          merged,
          horizon -> new LaterChanges(source).carryTo(merged, horizon));
      return true;
    } finally {
      manifests.turn().unlock();
    }
  }

  private static RoaringBitmap rows(MergedSource source, List<SegmentState> states) {
    RoaringBitmap dead = new RoaringBitmap();
    for (int i = 0; i < states.size(); i++) {
      dead.or(source.rowOrder().places(i, states.get(i).deadRows()));
    }
    return dead;
  }

  private static RoaringBitmap edges(MergedSource source, List<SegmentState> states) {
    RoaringBitmap dead = new RoaringBitmap();
    for (int i = 0; i < states.size(); i++) {
      dead.or(source.edgeOrder().places(i, states.get(i).deadEdges()));
    }
    return dead;
  }

  private void remove(long number) {
    try {
      for (String path :
          List.of(
              SegmentPaths.preparing(number),
              SegmentPaths.file(number),
              SegmentPaths.graph(number))) {
        if (disk.exists(path)) {
          disk.delete(path);
        }
      }
    } catch (IOException e) {
      // It only takes space, until an opening finds that no manifest names it.
      LOG.warn("{} could not be taken away", disk.describe(SegmentPaths.file(number)), e);
    }
  }
}

package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.Courtesy;
import io.t4dx.core.flush.Flusher;
import io.t4dx.core.flush.GraphBuilder;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.flush.MemtableFlush;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.core.merge.Merger;
import io.t4dx.core.rebuild.Replacement;
import io.t4dx.core.rebuild.SegmentRebuilder;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.util.function.Supplier;

/** The parts that make segments and graphs, and sound ones of those that are damaged. */
final class Flushes implements AutoCloseable {
  private final GraphBuilder graphs;
  private final MemtableFlush flush;
  private final Flusher flusher;
  private final Replacement replacement;
  private final SegmentRebuilder rebuilder;
  private final Merger merger;
  private volatile int waitingGraphs;

  Flushes(
      Disk disk,
      Metric metric,
      ManifestSeries manifests,
      EngineTuning tuning,
      Courtesy courtesy,
      StoreOptions options,
      Events events,
      Supplier<Ledger> ledger) {
    boolean background = tuning.flushing() == EngineTuning.Flushing.BACKGROUND;
    this.graphs =
        new GraphBuilder(
            disk,
            metric,
            tuning.graphFrom(),
            events::tell,
            courtesy,
            background,
            !options.graphs());
    this.replacement =
        new Replacement(
            disk,
            metric,
            manifests,
            graphs,
            (before, after) -> ledger.get().exchange(before, after),
            events::tell);
    this.rebuilder = new SegmentRebuilder(replacement, background);
    this.flush =
        new MemtableFlush(
            disk, metric, manifests, () -> ledger.get().segments(), this::installed, events::tell);
    this.merger =
        new Merger(
            disk,
            metric,
            options.merging() ? tuning.merging() : MergePolicy.NEVER,
            manifests,
            graphs,
            () -> ledger.get().holdSegments(),
            (before, after, carryOver) -> ledger.get().exchange(before, after, carryOver),
            rebuilder::watch,
            events::tell,
            background);
    this.waitingGraphs = options.graphs() ? options.waitingGraphs() : Integer.MAX_VALUE;
    this.flusher = new Flusher(flush, this::hasRoom, background);
    graphs.whenDone(
        () -> {
          flusher.wake();
          merger.wake();
        });
  }

  private boolean hasRoom() {
    return graphs.pending() < waitingGraphs;
  }

  private void installed(LiveSegment live) {
    rebuilder.watch(live);
    graphs.build(live);
    merger.wake();
  }

  Flusher flusher() {
    return flusher;
  }

  long flushes() {
    return flush.flushes();
  }

  long failures() {
    return flush.failures();
  }

  /** How many segments with damaged indexes were written again. */
  long rebuilds() {
    return replacement.rebuilds();
  }

  /** How many times segments were merged. */
  long merges() {
    return merger.merges();
  }

  /** Whether segments are being merged, or looked at for that. */
  boolean merging() {
    return merger.isAtWork();
  }

  Merger merger() {
    return merger;
  }

  /** Merges segments on this thread, where no other one does. */
  void mergeHere() {
    merger.mergeHere();
  }

  /** Writes segments with damaged indexes again on this thread, where no other one does. */
  void rebuildHere() {
    rebuilder.rebuildWaiting();
  }

  int pendingGraphs() {
    return graphs.pending();
  }

  /** Uses the graphs that are there, builds those that are not, and begins to work. */
  void start(SegmentSet segments) throws IOException {
    graphs.start();
    for (LiveSegment live : segments.oldestFirst()) {
      graphs.useOrBuild(live);
    }
    segments.oldestFirst().forEach(rebuilder::watch);
    rebuilder.rebuildWaiting();
    // Writers need not wait for what was left to do when the store was closed.
    waitingGraphs = Math.max(waitingGraphs, graphs.pending() + 1);
    flusher.start();
    merger.start();
    merger.wake();
  }

  @Override
  public void close() {
    merger.close();
    flusher.close();
    rebuilder.close();
    graphs.close();
  }
}

package io.t4dx.core.engine;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.log.LogMetrics;
import io.t4dx.core.log.LogStatus;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.read.ViewReads;
import io.t4dx.core.view.View;
import io.t4dx.query.Filter;
import io.t4dx.store.StoreStats;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Gathers the figures of a store. */
final class Stats {
  private Stats() {}

  static StoreStats of(
      View view,
      Ledger ledger,
      MemoryBound memory,
      LogWriter<EngineWrite> log,
      Optional<Flushes> flushes,
      boolean readOnly,
      StoreStats.Checkpoints checkpoints) {
    ViewReads reads = new ViewReads(view);
    Set<String> namespaces = reads.namespaces();
    long items = 0;
    long edges = 0;
    for (String namespace : namespaces) {
      items += reads.count(namespace, Filter.everything());
      edges += reads.countEdges(namespace);
    }
    return new StoreStats(
        view.lsn(),
        items,
        edges,
        namespaces.size(),
        ledger.bytes(),
        ledger.frozen(),
        memory.stalls(),
        readOnly,
        segmentFigures(view, flushes),
        logFigures(log),
        checkpoints);
  }

  private static StoreStats.Segments segmentFigures(View view, Optional<Flushes> flushes) {
    long bytes = 0;
    long rows = 0;
    long edges = 0;
    int graphs = 0;
    int damaged = 0;
    for (LiveSegment live : view.segments().oldestFirst()) {
      bytes += live.segment().bytes();
      rows += live.segment().rows();
      edges += live.segment().edges();
      graphs += live.graph() == null ? 0 : 1;
      damaged += live.segment().file().left().all().isEmpty() ? 0 : 1;
    }
    return new StoreStats.Segments(
        view.segments().oldestFirst().size(),
        bytes,
        rows,
        edges,
        graphs,
        flushes.map(Flushes::pendingGraphs).orElse(0),
        flushes.map(Flushes::flushes).orElse(0L),
        flushes.map(Flushes::failures).orElse(0L),
        damaged,
        flushes.map(Flushes::rebuilds).orElse(0L),
        flushes.map(Flushes::merges).orElse(0L),
        flushes.map(Flushes::merging).orElse(false));
  }

  private static StoreStats.Log logFigures(LogWriter<EngineWrite> log) {
    LogStatus status = log.status();
    LogMetrics metrics = log.metrics();
    return new StoreStats.Log(
        status.firstLsn(),
        status.lastLsn(),
        status.durableLsn(),
        status.files(),
        status.bytes(),
        metrics.appends(),
        metrics.syncs(),
        metrics.errors(),
        (double) metrics.appends() / Math.max(1, metrics.groupSizes().count()),
        Duration.ofNanos(metrics.syncNanos().quantile(0.5)),
        Duration.ofNanos(metrics.syncNanos().quantile(0.99)));
  }
}

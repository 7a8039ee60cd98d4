package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.Overlay;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.merge.Merger;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import io.t4dx.store.Snapshot;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What an engine lets sleep do. */
final class EngineSleepHost implements SleepHost {
  private final Disk disk;
  private final EngineTuning tuning;
  private final StoreOptions options;
  private final Engine engine;
  private final Ledger ledger;
  private final Merger merger;

  EngineSleepHost(
      Disk disk,
      EngineTuning tuning,
      StoreOptions options,
      Engine engine,
      Ledger ledger,
      Merger merger) {
    this.disk = disk;
    this.tuning = tuning;
    this.options = options;
    this.engine = engine;
    this.ledger = ledger;
    this.merger = merger;
  }

  @Override
  public Snapshot snapshot() {
    return engine.snapshotUnnoted();
  }

  @Override
  public WriteResult write(WriteBatch batch) {
    return engine.writeUnnoted(batch);
  }

  @Override
  public void flush() {
    engine.flush();
  }

  @Override
  public Disk disk() {
    return disk;
  }

  @Override
  public Metric metric() {
    return engine.context().metric();
  }

  @Override
  public InstantSource clock() {
    return options.clock();
  }

  @Override
  public long ticks() {
    return tuning.ticks().getAsLong();
  }

  @Override
  public boolean inBackground() {
    return tuning.flushing() == EngineTuning.Flushing.BACKGROUND;
  }

  @Override
  public int batchBytes() {
    return options.logLineBytes() - LineDescriptor.MAX_ENTRY_OVERHEAD - LineDescriptor.TAIL_BYTES;
  }

  @Override
  public boolean wasUsed() {
    return engine.wasUsed();
  }

  @Override
  public List<SegmentWeight> segments() {
    return held(segments -> segments.stream().map(EngineSleepHost::weigh).toList());
  }

  private static SegmentWeight weigh(LiveSegment live) {
    SegmentInfo info = live.segment().info();
    Overlay overlay = live.overlay();
    return new SegmentWeight(
        info.number(),
        info.rows(),
        overlay.deadRows(Long.MAX_VALUE).getCardinality(),
        info.edges(),
        overlay.deadEdges(Long.MAX_VALUE).getCardinality(),
        info.size() + (live.graph() == null ? 0 : live.graph().bytes()));
  }

  @Override
  public boolean merge(List<Long> numbers, Predicate<ItemKey> erased, Runnable step)
      throws IOException {
    return merger.merge(numbers, erased, step);
  }

  @Override
  public List<Long> segmentsWith(Predicate<ItemKey> keys) {
    return held(
        segments ->
            segments.stream()
                .map(LiveSegment::segment)
                .filter(segment -> has(segment, keys))
                .map(Segment::number)
                .toList());
  }

  private static boolean has(Segment segment, Predicate<ItemKey> keys) {
    for (int row = 0; row < segment.rows(); row++) {
      if (keys.test(new ItemKey(segment.namespace(row), segment.id(row)))) {
        return true;
      }
    }
    for (int ordinal = 0; ordinal < segment.edges(); ordinal++) {
      EdgeKey edge = segment.edgeKey(ordinal);
      if (keys.test(new ItemKey(edge.namespace(), edge.source()))
          || keys.test(new ItemKey(edge.namespace(), edge.target()))) {
        return true;
      }
    }
    Iterator<Patch> patches = segment.patches();
    while (patches.hasNext()) {
      if (keys.test(patches.next().key())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> renewCheckpoints() throws IOException {
    return engine.renewCheckpoints();
  }

  private <T> T held(Function<List<LiveSegment>, T> question) {
    SegmentSet held = ledger.holdSegments();
    try {
      return question.apply(held.oldestFirst());
    } finally {
      held.release();
    }
  }
}

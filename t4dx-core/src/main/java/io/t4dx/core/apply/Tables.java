package io.t4dx.core.apply;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.view.Layers;
import io.t4dx.core.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state that the writing thread works on: memtables, segments, and pending scale operations. It
 * holds the segments until it is closed.
 */
public final class Tables implements AutoCloseable {
  private Layers layers;
  private Map<String, ScaleLog> scales;
  private long clock;

  /** For each frozen memtable, newest first, the operations that its flush will write out. */
  private List<FrozenScales> frozen = List.of();

  private record FrozenScales(Memtable memtable, Map<String, ScaleLog> scales) {}

  /** An empty state. */
  public Tables() {
    this(1, Long.MIN_VALUE, SegmentSet.empty(), Map.of());
  }

  /**
   * A state that is all in segments.
   *
   * @param clock the time of its newest write
   * @param segments handed over: this holds them from here on
   */
  public Tables(long firstLsn, long clock, SegmentSet segments, Map<String, ScaleLog> scales) {
    this.layers = new Layers(List.of(new Memtable(firstLsn)), segments);
    this.scales = Map.copyOf(scales);
    this.clock = clock;
  }

  /** The memtable that takes the writes. */
  public Memtable active() {
    return layers.memtables().getFirst();
  }

  /** All memtables, the active one first, and all segments. */
  public Layers layers() {
    return layers;
  }

  /** The pending scale operations of each namespace that has some. */
  public Map<String, ScaleLog> scales() {
    return scales;
  }

  /** The time of the newest write; microseconds since 1970. */
  public long clock() {
    return clock;
  }

  /** A write was applied. */
  void advanceTo(Moment moment) {
    active().advanceTo(moment.lsn());
    clock = Math.max(clock, moment.at());
  }

  /** How many memtables take no more writes. */
  public int frozen() {
    return frozen.size();
  }

  /** Lets a new memtable take the writes from an LSN on. */
  public void freeze(long nextLsn) {
    active().freeze();
    List<FrozenScales> older = new ArrayList<>(frozen);
    older.addFirst(new FrozenScales(active(), scales));
    frozen = List.copyOf(older);
    List<Memtable> more = new ArrayList<>(layers.memtables());
    more.addFirst(new Memtable(nextLsn));
    layers = new Layers(List.copyOf(more), layers.segments());
  }

  /** Lets go of a frozen memtable that had nothing in it. */
  public void release(Memtable memtable) {
    layers = new Layers(without(memtable), layers.segments());
  }

  /** Puts a segment in the place of the oldest memtable, whose contents it has. */
  public void replace(Memtable memtable, LiveSegment segment) {
    if (memtable != layers.memtables().getLast()) {
      throw new IllegalArgumentException("an older memtable is not in a segment yet");
    }
    SegmentSet before = layers.segments();
    layers = new Layers(without(memtable), before.with(segment));
    before.release();
  }

  /** Puts a segment in the place of neighbours whose live rows and edges it has. */
  public void exchange(List<LiveSegment> before, LiveSegment after) {
    SegmentSet old = layers.segments();
    layers = new Layers(layers.memtables(), old.exchange(before, after));
    old.release();
  }

  private List<Memtable> without(Memtable memtable) {
    if (memtable == active()) {
      throw new IllegalArgumentException("the active memtable cannot be released");
    }
    frozen = frozen.stream().filter(kept -> kept.memtable != memtable).toList();
    return layers.memtables().stream().filter(kept -> kept != memtable).toList();
  }

  /** What readers of the state after a write see. */
  public View viewAsOf(long lsn) {
    return new View(lsn, layers, scales);
  }

  ScaleLog scales(String namespace) {
    return scales.getOrDefault(namespace, ScaleLog.EMPTY);
  }

  void setScales(String namespace, ScaleLog log) {
    Map<String, ScaleLog> changed = new HashMap<>(scales);
    changed.put(namespace, log);
    scales = Map.copyOf(changed);
  }

  /**
   * The ordinal of the first scale operation that some segment's edges, or those of a segment to
   * come, do not contain.
   */
  long firstNeededScale(String namespace) {
    long needed = scales(namespace).seen();
    for (LiveSegment live : layers.segments().oldestFirst()) {
      needed = Math.min(needed, live.scalesSeen(namespace));
    }
    for (FrozenScales kept : frozen) {
      ScaleLog then = kept.scales.getOrDefault(namespace, ScaleLog.EMPTY);
      needed = Math.min(needed, then.seen());
    }
    return needed;
  }

  /** Lets go of the segments; views that have them keep them. */
  @Override
  public void close() {
    layers.segments().release();
  }
}

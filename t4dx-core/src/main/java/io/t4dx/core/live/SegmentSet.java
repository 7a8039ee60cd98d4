package io.t4dx.core.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The segments that make up a store at one time, oldest first. It never changes. Who makes one
 * holds it; whoever else reads it retains it first and releases it later. A segment is let go with
 * the last set that has it.
 */
public final class SegmentSet {
  private final List<LiveSegment> oldestFirst;
  private final List<LiveSegment> newestFirst;
  private final AtomicInteger holders = new AtomicInteger(1);

  private SegmentSet(List<LiveSegment> oldestFirst) {
    this.oldestFirst = List.copyOf(oldestFirst);
    this.newestFirst = this.oldestFirst.reversed();
    this.oldestFirst.forEach(LiveSegment::retain);
  }

  public static SegmentSet empty() {
    return new SegmentSet(List.of());
  }

  /** A set of segments that belong to no set yet. */
  public static SegmentSet of(List<LiveSegment> oldestFirst) {
    return new SegmentSet(oldestFirst);
  }

  /** A set that has one segment more, the newest; this one stays as it is. */
  public SegmentSet with(LiveSegment newest) {
    List<LiveSegment> more = new ArrayList<>(oldestFirst.size() + 1);
    more.addAll(oldestFirst);
    more.add(newest);
    return new SegmentSet(more);
  }

  public List<LiveSegment> oldestFirst() {
    return oldestFirst;
  }

  public List<LiveSegment> newestFirst() {
    return newestFirst;
  }

  public boolean isEmpty() {
    return oldestFirst.isEmpty();
  }

  /** Holds it once more, for someone who knows that it is held. */
  public void retain() {
    if (holders.getAndIncrement() <= 0) {
      throw new IllegalStateException("the segments were let go already");
    }
  }

  public void release() {
    if (holders.decrementAndGet() == 0) {
      oldestFirst.forEach(LiveSegment::release);
    }
  }
}

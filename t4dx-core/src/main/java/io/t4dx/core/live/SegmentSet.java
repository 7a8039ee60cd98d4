package io.t4dx.core.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The segments that make up a store at one time, oldest first. It never changes. Who makes one
 * holds it; whoever else reads it retains it first and releases it later. A segment is let go with
 * the last set that has it.
 */
public final class SegmentSet {
  private final List<LiveSegment> oldestFirst;
  private final List<LiveSegment> newestFirst;
  private final Map<String, NodeNumbering> numberings = new ConcurrentHashMap<>();
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

  /**
   * A set that has one segment in the place of some that follow each other; this one stays as it
   * is.
   */
  public SegmentSet exchange(List<LiveSegment> before, LiveSegment after) {
    int at = before.isEmpty() ? -1 : oldestFirst.indexOf(before.getFirst());
    if (at < 0
        || at + before.size() > oldestFirst.size()
        || !oldestFirst.subList(at, at + before.size()).equals(before)) {
      throw new IllegalArgumentException("these do not follow each other here");
    }
    List<LiveSegment> changed = new ArrayList<>(oldestFirst.subList(0, at));
    changed.add(after);
    changed.addAll(oldestFirst.subList(at + before.size(), oldestFirst.size()));
    return new SegmentSet(changed);
  }

  public List<LiveSegment> oldestFirst() {
    return oldestFirst;
  }

  public List<LiveSegment> newestFirst() {
    return newestFirst;
  }

  /**
   * The nodes of a namespace, numbered over all segments; null as long as nodes were looked up so
   * seldom that numbering them would cost more.
   */
  public @Nullable NodeUnion nodes(String namespace) {
    return numbering(namespace).union();
  }

  /** So many ids of a namespace were looked up in every segment, for want of numbers. */
  public void lookedUp(String namespace, long ids) {
    if (ids > 0) {
      numbering(namespace).lookedUp(ids);
    }
  }

  private NodeNumbering numbering(String namespace) {
    return numberings.computeIfAbsent(namespace, name -> new NodeNumbering(name, oldestFirst));
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

package io.t4dx.core.live;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the nodes of a namespace are numbered over all segments of a set: once looking them
 * up one by one has cost as much as numbering would have. So a set that few traversals meet is
 * never numbered, and one that many meet costs at most twice what the best choice would have.
 */
final class NodeNumbering {
  /** To look an id up in one segment costs as much as to number so many nodes. */
  private static final long NODES_A_LOOKUP = 6;

  private final String namespace;
  private final List<LiveSegment> segments;
  private final long size;
  private final AtomicLong lookups = new AtomicLong();
  private volatile @Nullable NodeUnion union;

  NodeNumbering(String namespace, List<LiveSegment> segments) {
    this.namespace = namespace;
    this.segments = segments;
    this.size = NodeUnion.size(namespace, segments);
  }

  /** The numbers, if they are there or are to be made now; else null. */
  @Nullable NodeUnion union() {
    NodeUnion known = union;
    if (known != null || lookups.get() * NODES_A_LOOKUP < size) {
      return known;
    }
    return made();
  }

  /** So many ids were looked up in every segment. */
  void lookedUp(long ids) {
    lookups.addAndGet(ids * segments.size());
  }

  private synchronized NodeUnion made() {
    NodeUnion known = union;
    if (known == null) {
      known = NodeUnion.of(namespace, segments);
      union = known;
    }
    return known;
  }
}

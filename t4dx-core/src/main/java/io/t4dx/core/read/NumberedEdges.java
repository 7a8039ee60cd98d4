package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.Overlay;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.segment.Segment;
import io.t4dx.index.csr.CsrGraph;
import io.t4dx.index.csr.InEdges;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Metadata;
import io.t4dx.query.Traversal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The edges of one segment that a traversal follows, with nodes by their numbers over all. */
final class NumberedEdges {
  private final Segment segment;
  private final OutEdges out;
  private final InEdges in;
  private final int[] numbers;
  private final int firstNode;
  private final int firstOrdinal;
  private final float @Nullable [] scaled;
  private final @Nullable Overlay overlay;
  private final long lsn;
  private final long[] typeKeys;
  private final float minWeight;
  private final long createdFrom;
  private final long createdBefore;
  private final boolean anyTime;

  /**
   * The edges of a segment.
   *
   * @param index of the segment in the union
   * @param types all types that any segment has, sorted
   */
  NumberedEdges(
      NodeUnion union,
      int index,
      List<EdgeType> types,
      Traversal traversal,
      ScaleLog scales,
      long lsn) {
    LiveSegment live = union.segments().get(index);
    CsrGraph graph = live.segment().graph().orElseThrow();
    this.segment = live.segment();
    this.out = graph.out();
    this.in = graph.in();
    this.numbers = union.numbers(index);
    this.firstNode = union.firstNode(index);
    this.firstOrdinal = segment.edges(traversal.namespace()).first();
    this.scaled = live.weights(traversal.namespace(), scales);
    this.overlay = live.overlay().allEdgesLive(lsn) ? null : live.overlay();
    this.lsn = lsn;
    this.typeKeys = typeKeys(segment.edgeTypes(), types, traversal);
    this.minWeight = traversal.minWeight();
    this.createdFrom = traversal.createdFrom();
    this.createdBefore = traversal.createdBefore();
    this.anyTime = createdFrom == Long.MIN_VALUE && createdBefore == Long.MAX_VALUE;
  }

  /** The upper half of a key for each type of the segment; negative where it is not followed. */
  private static long[] typeKeys(List<EdgeType> own, List<EdgeType> all, Traversal traversal) {
    long[] keys = new long[own.size()];
    for (int type = 0; type < keys.length; type++) {
      boolean wanted = traversal.types().isEmpty() || traversal.types().contains(own.get(type));
      keys[type] = wanted ? (long) Collections.binarySearch(all, own.get(type)) << 32 : -1;
    }
    return keys;
  }

  /**
   * Collects the edges at a node that are to be followed and lead to nodes not seen yet.
   *
   * @param goesOut whether those that leave the node are meant, or those that come into it
   * @param source what the collection should call this segment
   */
  void collect(int node, boolean goesOut, NodeBits seen, EdgeCollection into, int source) {
    if (goesOut) {
      collectOut(node, seen, into, source);
    } else {
      collectIn(node, seen, into, source);
    }
  }

  private void collectOut(int node, NodeBits seen, EdgeCollection into, int source) {
    long span = out.span(node);
    int end = (int) (span >>> 32);
    for (int ordinal = (int) span; ordinal < end; ordinal++) {
      int number = numbers[out.target(ordinal) - firstNode];
      if (!seen.has(number)) {
        offer(ordinal, number, into, source);
      }
    }
  }

  private void collectIn(int node, NodeBits seen, EdgeCollection into, int source) {
    long span = in.span(node);
    int end = (int) (span >>> 32);
    for (int slot = (int) span; slot < end; slot++) {
      int number = numbers[in.source(slot) - firstNode];
      if (!seen.has(number)) {
        offer(in.ordinal(slot), number, into, source);
      }
    }
  }

  private void offer(int ordinal, int number, EdgeCollection into, int source) {
    long typeKey = typeKeys[out.type(ordinal)];
    if (typeKey >= 0
        && weight(ordinal) >= minWeight
        && (anyTime || isCreatedInTime(out.created(ordinal)))
        && (overlay == null || overlay.isEdgeLive(ordinal, lsn))) {
      into.add(typeKey | number, source, ordinal);
    }
  }

  private boolean isCreatedInTime(long created) {
    return createdFrom <= created && created < createdBefore;
  }

  float weight(int ordinal) {
    return scaled == null ? out.weight(ordinal) : scaled[ordinal - firstOrdinal];
  }

  EdgeType type(int ordinal) {
    return segment.edgeTypes().get(out.type(ordinal));
  }

  long created(int ordinal) {
    return out.created(ordinal);
  }

  Metadata metadata(int ordinal) {
    return segment.edgeMetadata(ordinal);
  }
}

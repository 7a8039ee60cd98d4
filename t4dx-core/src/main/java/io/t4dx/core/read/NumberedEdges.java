package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.Overlay;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.value.BlockReader;
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
  private final BlockReader metadata;
  private final OutEdges out;
  private final InEdges in;
  private final int[] numbers;
  private final boolean alone;
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
  private int[] ends = new int[64];
  private float[] weights = new float[64];

  /**
   * The edges of a segment.
   *
   * @param index of the segment in the union
   */
  NumberedEdges(NodeUnion union, int index, Traversal traversal, ScaleLog scales, long lsn) {
    LiveSegment live = union.segments().get(index);
    CsrGraph graph = live.segment().graph().orElseThrow();
    Segment segment = live.segment();
    this.metadata = segment.edgeMetadata();
    this.out = graph.out();
    this.in = graph.in();
    this.numbers = union.numbers(index);
    this.alone = union.segments().size() == 1;
    this.firstNode = union.firstNode(index);
    this.firstOrdinal = segment.edges(traversal.namespace()).first();
    this.scaled = live.weights(traversal.namespace(), scales);
    this.overlay = live.overlay().allEdgesLive(lsn) ? null : live.overlay();
    this.lsn = lsn;
    this.typeKeys = typeKeys(segment.edgeTypes(), union.types(), traversal);
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
    int first = (int) span;
    int count = (int) (span >>> 32) - first;
    room(count);
    out.targets(first, first + count, ends);
    if (scaled == null) {
      out.weights(first, first + count, weights);
    } else {
      System.arraycopy(scaled, first - firstOrdinal, weights, 0, count);
    }
    for (int i = 0; i < count; i++) {
      int number = number(ends[i]);
      if (!seen.has(number)) {
        offer(first + i, number, weights[i], into, source);
      }
    }
  }

  private void collectIn(int node, NodeBits seen, EdgeCollection into, int source) {
    long span = in.span(node);
    int first = (int) span;
    int count = (int) (span >>> 32) - first;
    room(count);
    in.sources(first, first + count, ends);
    for (int i = 0; i < count; i++) {
      int number = number(ends[i]);
      if (!seen.has(number)) {
        int ordinal = in.ordinal(first + i);
        offer(ordinal, number, weight(ordinal), into, source);
      }
    }
  }

  private void room(int count) {
    if (ends.length < count) {
      ends = new int[2 * count];
      weights = new float[2 * count];
    }
  }

  /** Where one segment has all nodes, its own numbers are those of the union. */
  private int number(int node) {
    int own = node - firstNode;
    return alone ? own : numbers[own];
  }

  private void offer(int ordinal, int number, float weight, EdgeCollection into, int source) {
    long typeKey = typeKeys[out.type(ordinal)];
    if (typeKey >= 0
        && weight >= minWeight
        && (anyTime || isCreatedInTime(out.created(ordinal)))
        && (overlay == null || overlay.isEdgeLive(ordinal, lsn))) {
      into.add(typeKey | number, source, ordinal, weight);
    }
  }

  private boolean isCreatedInTime(long created) {
    return createdFrom <= created && created < createdBefore;
  }

  private float weight(int ordinal) {
    return scaled == null ? out.weight(ordinal) : scaled[ordinal - firstOrdinal];
  }

  long created(int ordinal) {
    return out.created(ordinal);
  }

  Metadata metadata(int ordinal) {
    return metadata.metadata(ordinal);
  }
}

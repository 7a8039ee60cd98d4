package io.t4dx.core.read;

import io.t4dx.core.live.EdgeBatch;
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
  private final int[] types;
  private final boolean[] wanted;
  private final long createdFrom;
  private final long createdBefore;
  private final boolean anyTime;
  private final boolean takesAll;

  /**
   * The edges of a segment.
   *
   * @param index of the segment in the union
   */
  NumberedEdges(NodeUnion union, int index, Traversal traversal, ScaleLog scales, long lsn) {
    LiveSegment live = union.segments().get(index);
    Segment segment = live.segment();
    CsrGraph graph = segment.graph().orElseThrow();
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
    List<EdgeType> own = segment.edgeTypes();
    this.types = new int[own.size()];
    this.wanted = new boolean[own.size()];
    for (int type = 0; type < types.length; type++) {
      types[type] = Collections.binarySearch(union.types(), own.get(type));
      wanted[type] = traversal.types().isEmpty() || traversal.types().contains(own.get(type));
    }
    this.createdFrom = traversal.createdFrom();
    this.createdBefore = traversal.createdBefore();
    this.anyTime = createdFrom == Long.MIN_VALUE && createdBefore == Long.MAX_VALUE;
    this.takesAll = anyTime && overlay == null && traversal.types().isEmpty();
  }

  /** Whether every edge is to be followed, as far as its weight allows. */
  boolean takesAll() {
    return takesAll;
  }

  /** Whether an edge is to be followed, whatever its weight. */
  boolean takes(int ordinal) {
    return wanted[out.type(ordinal)]
        && (anyTime || isCreatedInTime(out.created(ordinal)))
        && (overlay == null || overlay.isEdgeLive(ordinal, lsn));
  }

  private boolean isCreatedInTime(long created) {
    return createdFrom <= created && created < createdBefore;
  }

  /** All edges that leave a node, or that come into it, by type and then by the other node. */
  void load(int node, boolean goesOut, EdgeBatch into) {
    if (goesOut) {
      loadOut(node, into);
    } else {
      loadIn(node, into);
    }
    number(into);
  }

  private void loadOut(int node, EdgeBatch into) {
    long span = out.span(node);
    int first = (int) span;
    int count = (int) (span >>> 32) - first;
    into.begin(count);
    out.targets(first, first + count, into.numbers());
    if (scaled == null) {
      out.weights(first, first + count, into.weights());
    } else {
      System.arraycopy(scaled, first - firstOrdinal, into.weights(), 0, count);
    }
    int[] ordinals = into.ordinals();
    for (int i = 0; i < count; i++) {
      ordinals[i] = first + i;
    }
  }

  private void loadIn(int node, EdgeBatch into) {
    long span = in.span(node);
    int first = (int) span;
    int count = (int) (span >>> 32) - first;
    into.begin(count);
    in.sources(first, first + count, into.numbers());
    int[] ordinals = into.ordinals();
    float[] weights = into.weights();
    for (int i = 0; i < count; i++) {
      int ordinal = in.ordinal(first + i);
      ordinals[i] = ordinal;
      weights[i] = scaled == null ? out.weight(ordinal) : scaled[ordinal - firstOrdinal];
    }
  }

  /** Where one segment has all nodes, its own numbers are those of the union. */
  private void number(EdgeBatch batch) {
    int[] nodes = batch.numbers();
    int count = batch.size();
    if (!alone) {
      for (int i = 0; i < count; i++) {
        nodes[i] = numbers[nodes[i] - firstNode];
      }
    } else if (firstNode != 0) {
      for (int i = 0; i < count; i++) {
        nodes[i] -= firstNode;
      }
    }
  }

  /** The place of an edge's type in the union. */
  int type(int ordinal) {
    return types[out.type(ordinal)];
  }

  long created(int ordinal) {
    return out.created(ordinal);
  }

  Metadata metadata(int ordinal) {
    return metadata.metadata(ordinal);
  }
}

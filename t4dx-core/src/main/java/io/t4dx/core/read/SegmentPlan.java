package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Vectors;
import io.t4dx.query.Filter;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * How one segment is searched, and why.
 *
 * @param way what is done
 * @param reason what decided it
 * @param vectors the ordinals of the first vector of the namespace and the one after its last
 * @param accepted the ordinals of the vectors that may be hits; null for all of the namespace's
 * @param candidates how many they are
 */
record SegmentPlan(
    LiveSegment segment,
    Way way,
    Reason reason,
    RowRange vectors,
    @Nullable RoaringBitmap accepted,
    long candidates) {
  /** What is done with a segment. */
  enum Way {
    SKIPPED,
    EXACT,
    GRAPH
  }

  /** What decided it. */
  enum Reason {
    NO_VECTORS,
    /** Statistics exclude the filter. */
    STATISTICS,
    /** No row passes the filter. */
    NO_MATCH,
    ASKED_FOR_EXACT,
    FEW_CANDIDATES,
    NO_GRAPH_YET,
    MANY_CANDIDATES
  }

  /**
   * Makes a plan.
   *
   * @param trace is told how the filter was asked; null where nobody wants to know
   */
  static SegmentPlan of(
      LiveSegment live,
      String namespace,
      Filter filter,
      boolean exact,
      long lsn,
      @Nullable FilterTrace trace) {
    Vectors vectors = live.segment().vectors();
    RowRange rows = live.segment().rows(namespace);
    RowRange ordinals = new RowRange(vectors.ordinal(rows.first()), vectors.ordinal(rows.end()));
    if (ordinals.isEmpty()) {
      return skipped(live, Reason.NO_VECTORS);
    }
    SegmentRows matching = SegmentRows.of(live, namespace, filter, lsn, trace);
    if (trace != null) {
      trace.found(matching.count());
    }
    if (matching.isEmpty()) {
      return skipped(live, matching.pruned() ? Reason.STATISTICS : Reason.NO_MATCH);
    }
    RoaringBitmap accepted = ordinals(matching, vectors);
    long candidates = accepted == null ? ordinals.size() : accepted.getLongCardinality();
    Reason reason = reason(live.graph(), candidates, exact);
    Way way = reason == Reason.MANY_CANDIDATES ? Way.GRAPH : Way.EXACT;
    return candidates == 0
        ? skipped(live, Reason.NO_MATCH)
        : new SegmentPlan(live, way, reason, ordinals, accepted, candidates);
  }

  private static SegmentPlan skipped(LiveSegment live, Reason reason) {
    return new SegmentPlan(live, Way.SKIPPED, reason, RowRange.NONE, null, 0);
  }

  private static Reason reason(@Nullable VectorGraph graph, long candidates, boolean exact) {
    if (exact) {
      return Reason.ASKED_FOR_EXACT;
    }
    if (candidates <= VectorGraph.WORTH_IT) {
      return Reason.FEW_CANDIDATES;
    }
    return graph == null ? Reason.NO_GRAPH_YET : Reason.MANY_CANDIDATES;
  }

  private static @Nullable RoaringBitmap ordinals(SegmentRows matching, Vectors vectors) {
    RoaringBitmap rows = matching.bitmap();
    if (rows == null || vectors.areDense()) {
      return rows;
    }
    RoaringBitmap ordinals = new RoaringBitmap();
    PeekableIntIterator each = rows.getIntIterator();
    while (each.hasNext()) {
      int row = each.next();
      if (vectors.has(row)) {
        ordinals.add(vectors.ordinal(row));
      }
    }
    return ordinals;
  }
}

package io.t4dx.core.read;

import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Vectors;
import io.t4dx.index.flat.FlatRows;
import io.t4dx.index.flat.FlatSearch;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.vector.SearchReport;
import io.t4dx.index.vector.SearchRequest;
import io.t4dx.index.vector.VectorIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** One query over the vectors of segments, each as its plan says. */
final class SegmentSearch {
  private final Metric metric;
  private final float[] query;
  private final int k;
  private final TopK best;
  private final FlatSearch flat;
  private final SearchTrace trace;

  SegmentSearch(Metric metric, float[] query, int k, TopK best, SearchTrace trace) {
    this.metric = metric;
    this.query = query;
    this.k = k;
    this.best = best;
    this.flat = new FlatSearch(query, metric, () -> false);
    this.trace = trace;
  }

  void run(List<SegmentPlan> plans) {
    for (SegmentPlan plan : plans) {
      trace.searching(plan);
      switch (plan.way()) {
        case SKIPPED -> {}
        case EXACT -> exact(plan);
        case GRAPH -> graph(plan);
      }
      trace.searched(plan);
    }
  }

  private void exact(SegmentPlan plan) {
    RowRange range = plan.vectors();
    Vectors vectors = plan.segment().segment().vectors();
    FlatRows rows = vectors.flat(metric);
    io.t4dx.index.vector.TopK nearest = new io.t4dx.index.vector.TopK(wanted(plan));
    RoaringBitmap accepted = plan.accepted();
    // What does not reach the hits of other places is not looked at closely.
    flat.atLeast(best.bound());
    if (accepted == null) {
      flat.range(rows, range.first(), range.end(), nearest, 0);
    } else {
      flat.accepted(rows, accepted, nearest, 0);
    }
    trace.comparedAll(plan);
    offer(plan, nearest);
  }

  private void graph(SegmentPlan plan) {
    VectorGraph graph = plan.segment().graph();
    if (graph == null) {
      exact(plan);
      return;
    }
    io.t4dx.index.vector.TopK nearest = new io.t4dx.index.vector.TopK(wanted(plan));
    SearchRequest request = SearchRequest.of(query, wanted(plan));
    SearchReport report = trace.report();
    if (report != null) {
      request = request.reporting(report);
    }
    RoaringBitmap accepted = accepted(plan);
    try {
      VectorIndex index = graph.index();
      index.search(
          accepted == null ? request : request.accepting(index.accept(accepted)), nearest, 0);
    } catch (CorruptIndexException e) {
      if (isSound(graph)) {
        // Then it is the vectors that are damaged, and an exact search would meet the same.
        throw e;
      }
      plan.segment().leaveGraph(graph);
      exact(plan);
      return;
    }
    offer(plan, nearest);
  }

  private static boolean isSound(VectorGraph graph) {
    try {
      graph.index().verify();
      return true;
    } catch (CorruptIndexException e) {
      return false;
    }
  }

  /** A graph is over all namespaces of its segment. */
  private static @Nullable RoaringBitmap accepted(SegmentPlan plan) {
    RowRange range = plan.vectors();
    boolean alone = range.size() == plan.segment().segment().vectors().count();
    return plan.accepted() != null || alone
        ? plan.accepted()
        : RoaringBitmap.bitmapOfRange(range.first(), range.end());
  }

  private int wanted(SegmentPlan plan) {
    return Math.clamp(plan.candidates(), 1, k);
  }

  private void offer(SegmentPlan plan, io.t4dx.index.vector.TopK nearest) {
    Vectors vectors = plan.segment().segment().vectors();
    for (int i = 0; i < nearest.size(); i++) {
      if (nearest.score(i) >= best.bound()) {
        best.offer(nearest.score(i), plan.segment(), vectors.row(nearest.row(i)));
      }
    }
  }
}

package io.t4dx.index.vector;

import io.t4dx.index.graph.Stop;
import io.t4dx.index.kernel.Metric;
import org.jspecify.annotations.Nullable;

/**
 * All rows nearer than a bound: searches wider and wider, until what is kept reaches well beyond
 * the bound, or so much is kept that scanning is cheaper.
 */
final class RangeSearch {
  private static final int FIRST = 128;

  private final Searcher searcher;
  private final SearchRequest request;
  private final float leastScore;
  private final @Nullable AcceptedRows accepted;
  private final Stop stop;
  private final int nodes;

  RangeSearch(Searcher searcher, SearchRequest request, float leastScore) {
    this.searcher = searcher;
    this.request = request;
    this.leastScore = leastScore;
    this.accepted = request.accepted();
    this.stop = request::check;
    this.nodes = searcher.image.layout().nodes();
  }

  void run(TopK best) {
    stop.check();
    searcher.query(request.query());
    long @Nullable [] filter = accepted == null ? null : accepted.nodes();
    int most = accepted == null ? nodes : accepted.count();
    // Inner products know no triangle inequality: what is near need not be linked to what is near.
    boolean exact =
        searcher.rows.metric() == Metric.DOT
            || (request.ef() == 0 && request.recall() == Recall.EXACT);
    boolean done = most == 0;
    for (int ef = Math.max(FIRST, request.ef()); !exact && !done && ef < most / 8; ef *= 4) {
      done = walk(filter, ef);
    }
    if (!done) {
      searcher.scan(searcher.exact, filter, most, stop);
    }
    RowOffers.offer(searcher, accepted, leastScore, best, 0);
  }

  /** True if most of what was kept lies beyond the bound, so that little can be missing. */
  private boolean walk(long @Nullable [] filter, int ef) {
    searcher.begin(ef);
    if (filter == null) {
      searcher.walk(stop);
    } else {
      FilteredSearch.seed(searcher, filter);
      searcher.walkAccepted(filter, 2 * searcher.image.layout().m(), stop);
    }
    searcher.collect(filter);
    searcher.settle();
    int quarter = searcher.count() / 4;
    return searcher.count() > 0 && searcher.score(quarter) < leastScore;
  }
}

package io.t4dx.index.vector;

import io.t4dx.index.graph.Image;
import io.t4dx.index.graph.Stop;
import org.jspecify.annotations.Nullable;

/** One search for the k nearest rows of an index, accepted ones if there is a filter. */
final class NearestSearch {
  private final Searcher searcher;
  private final SearchRequest request;
  private final Stop stop;
  private final @Nullable AcceptedRows accepted;
  private final int k;
  private final int ef;

  NearestSearch(Searcher searcher, SearchRequest request) {
    this.searcher = searcher;
    this.request = request;
    this.stop = request::check;
    this.accepted = request.accepted();
    Image image = searcher.image;
    this.k = Math.min(request.k(), image.layout().rows());
    this.ef = Math.max(k, request.ef() > 0 ? request.ef() : effort(image));
  }

  /** Efforts were measured for ten rows. */
  private int effort(Image image) {
    int ten = request.recall() == Recall.FAST ? image.efFast() : image.efBalanced();
    return Math.clamp(ten, 10, 4096) + 2 * Math.max(0, k - 10);
  }

  void run(TopK best, int segment) {
    stop.check();
    searcher.query(request.query());
    if (accepted == null) {
      if (request.ef() == 0 && request.recall() == Recall.EXACT) {
        request.note(SearchReport.Way.EXACT_SCAN);
        searcher.scan(searcher.exact, null, nodesFor(k), stop);
      } else {
        request.note(SearchReport.Way.WALK);
        searcher.begin(ef);
        searcher.walk(stop);
        searcher.collect(null);
        searcher.best(k);
      }
    } else {
      new FilteredSearch(searcher, request, accepted, k, ef).run();
    }
    RowOffers.offer(searcher, accepted, Float.NEGATIVE_INFINITY, best, segment);
    SearchReport report = request.report();
    if (report != null) {
      searcher.tell(report);
    }
  }

  private int nodesFor(int wanted) {
    return Math.min(wanted, searcher.image.layout().nodes());
  }
}

package io.t4dx.index.vector;

import io.t4dx.index.graph.NodeRows;
import org.jspecify.annotations.Nullable;

/** Turns settled nodes into rows. */
final class RowOffers {
  private RowOffers() {}

  /** Offers the accepted rows of candidates, which are settled, down to a score. */
  static void offer(
      Searcher searcher,
      @Nullable AcceptedRows accepted,
      float leastScore,
      TopK best,
      int segment) {
    for (int i = 0; i < searcher.count(); i++) {
      float score = searcher.score(i);
      if (score < leastScore || score <= best.bound()) {
        return;
      }
      offer(searcher, accepted, i, best, segment);
    }
  }

  private static void offer(
      Searcher searcher, @Nullable AcceptedRows accepted, int i, TopK best, int segment) {
    NodeRows nodeRows = searcher.image.nodeRows();
    int node = searcher.node(i);
    int end = nodeRows.start(node + 1);
    for (int place = nodeRows.start(node); place < end; place++) {
      int row = nodeRows.row(place);
      if ((accepted == null || accepted.accepts(row))
          && !best.offer(segment, row, searcher.score(i))) {
        return;
      }
    }
  }
}

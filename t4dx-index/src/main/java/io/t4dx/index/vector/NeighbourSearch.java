package io.t4dx.index.vector;

import io.t4dx.index.graph.NodeRows;
import io.t4dx.index.graph.Stop;

/** The rows nearest to a row, found from its own place in the graph. */
final class NeighbourSearch {
  private static final int LEAST = 32;

  private final Searcher searcher;
  private final int row;

  NeighbourSearch(Searcher searcher, int row) {
    this.searcher = searcher;
    this.row = row;
  }

  void run(TopK best) {
    NodeRows nodeRows = searcher.image.nodeRows();
    searcher.queryRow(row);
    int nodes = searcher.image.layout().nodes();
    TopK all = new TopK(Math.min(best.capacity() + 1, searcher.rows.count()));
    searcher.beginAt(nodeRows.node(row), Math.max(LEAST, 2 * best.capacity()));
    searcher.walk(Stop.NEVER);
    searcher.collect(null);
    searcher.refine(best.capacity() + LEAST / 2);
    searcher.settle();
    RowOffers.offer(searcher, null, Float.NEGATIVE_INFINITY, all, 0);
    if (all.size() < all.capacity()) {
      searcher.scan(searcher.exact, null, Math.min(all.capacity(), nodes), Stop.NEVER);
      all.clear();
      RowOffers.offer(searcher, null, Float.NEGATIVE_INFINITY, all, 0);
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.row(i) != row) {
        best.offer(0, all.row(i), all.score(i));
      }
    }
  }
}

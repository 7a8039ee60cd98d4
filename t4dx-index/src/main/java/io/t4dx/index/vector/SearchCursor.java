package io.t4dx.index.vector;

import io.t4dx.index.graph.NodeRows;
import io.t4dx.index.graph.Stop;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A search that goes on where it stopped: each page has the nearest rows that no page had before.
 * Read to the end, the pages have every accepted row exactly once. For one thread; to be closed.
 */
public final class SearchCursor implements AutoCloseable {
  private final VectorIndex index;
  private final SearchRequest request;
  private final @Nullable AcceptedRows accepted;
  private final Stop stop;
  private final long[] done;
  private final ArrayDeque<Row> waiting = new ArrayDeque<>();
  private @Nullable Searcher searcher;
  private int window;
  private int handed;

  private record Row(int row, float score) {}

  SearchCursor(VectorIndex index, SearchRequest request) {
    this.index = index;
    this.request = request;
    this.accepted = request.accepted();
    this.stop = request::check;
    this.done = new long[(index.distinct() + 63) / 64];
    this.searcher = index.borrow();
  }

  /** The next nearest rows; fewer than asked for only when these are the last. */
  public Hits next(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k: " + k + " is not positive");
    }
    Searcher open = searcher;
    if (open == null) {
      throw new IllegalStateException("the cursor is closed");
    }
    stop.check();
    TopK page = new TopK(Math.clamp(k, 1, Math.max(1, index.rows())));
    while (page.size() < page.capacity() && (!waiting.isEmpty() || gather(open, page.capacity()))) {
      Row row = waiting.poll();
      if (row != null) {
        page.append(row.row(), row.score());
      }
    }
    return page.hits();
  }

  /** Finds nodes for about a page and queues their rows; false if there are no more. */
  private boolean gather(Searcher open, int wanted) {
    int left = (accepted == null ? index.distinct() : accepted.count()) - handed;
    if (left <= 0) {
      return false;
    }
    int nodes = Math.min(wanted, left);
    boolean exact = request.ef() == 0 && request.recall() == Recall.EXACT;
    boolean few = accepted != null && FilteredSearch.fewEnoughToScan(open, accepted.count());
    if (exact || few || !walk(open, nodes)) {
      open.query(request.query());
      open.scan(open.exact, remaining(), nodes, stop);
    }
    int taken = Math.min(nodes, open.count());
    for (int i = 0; i < taken; i++) {
      queue(open, i);
    }
    handed += taken;
    return true;
  }

  /** Walks on until enough candidates lie in the window; false if the graph has no more. */
  private boolean walk(Searcher open, int nodes) {
    int effort = Math.max(request.ef(), index.ef(Recall.BALANCED));
    if (window == 0) {
      open.query(request.query());
      window = effort + nodes;
      open.beginOpen(window);
    } else {
      window += nodes;
    }
    while (true) {
      open.traversal.widen(window);
      open.walk(stop);
      open.collect(accepted == null ? null : accepted.nodes(), done, window);
      if (open.count() >= nodes) {
        open.settle();
        return true;
      }
      if (open.traversal.size() <= window && open.traversal.exhausted()) {
        return false;
      }
      window *= 2;
    }
  }

  private long[] remaining() {
    long[] left = new long[done.length];
    int nodes = index.distinct();
    for (int w = 0; w < left.length; w++) {
      long all = 64 * w + 64 > nodes ? (1L << nodes) - 1 : ~0L;
      left[w] = (accepted == null ? all : accepted.nodes()[w]) & ~done[w];
    }
    return left;
  }

  private void queue(Searcher open, int i) {
    int node = open.node(i);
    done[node >> 6] |= 1L << node;
    NodeRows nodeRows = open.image.nodeRows();
    int end = nodeRows.start(node + 1);
    for (int place = nodeRows.start(node); place < end; place++) {
      int row = nodeRows.row(place);
      if (accepted == null || accepted.accepts(row)) {
        waiting.add(new Row(row, open.score(i)));
      }
    }
  }

  @Override
  public void close() {
    Searcher open = searcher;
    if (open != null) {
      searcher = null;
      index.giveBack(open);
    }
  }
}

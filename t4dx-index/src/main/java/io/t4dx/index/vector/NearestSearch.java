package io.t4dx.index.vector;

import io.t4dx.index.graph.Image;
import io.t4dx.index.graph.Stop;
import org.jspecify.annotations.Nullable;

/** One search for the k nearest: chooses how to search, searches, and settles exact scores. */
final class NearestSearch {
  /** Below so many accepted nodes exact scores are as cheap as codes. */
  private static final int FEW = 256;

  /** Up to so many accepted nodes a scan is faster than any walk: of one-bit codes, of others. */
  private static final int SCANNED_BITS = 7500;

  private static final int SCANNED = 3000;

  /** From this share on, a wider search whose rejected nodes are dropped is the fastest. */
  private static final double DROPPED_FROM = 0.45;

  /** Accepted nodes after which an expansion looks no further behind rejected ones. */
  private static final int ENOUGH = 32;

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
        searcher.scan(searcher.exact, null, nodesFor(k), stop);
      } else {
        searcher.begin(ef);
        searcher.walk(stop);
        searcher.collect(null);
        refine();
      }
    } else {
      filtered(accepted);
    }
    RowOffers.offer(searcher, accepted, Float.NEGATIVE_INFINITY, best, segment);
  }

  private int nodesFor(int wanted) {
    return Math.min(wanted, searcher.image.layout().nodes());
  }

  private void filtered(AcceptedRows filter) {
    int count = filter.count();
    if ((request.ef() == 0 && request.recall() == Recall.EXACT) || count <= Math.max(FEW, k)) {
      searcher.scan(searcher.exact, filter.nodes(), nodesFor(k), stop);
      return;
    }
    if (fewEnoughToScan(searcher, count)) {
      scan(filter);
      return;
    }
    // Wider until there are enough, but never wider than a scan would cost.
    for (int width = ef; width <= count / 8 || width == ef; width *= 4) {
      walk(filter, width);
      if (searcher.count() >= k) {
        refine();
        return;
      }
    }
    scan(filter);
  }

  /** Whether so few nodes are accepted that all of them are scored. */
  static boolean fewEnoughToScan(Searcher searcher, int count) {
    return count <= (searcher.navigatesByBits() ? SCANNED_BITS : SCANNED);
  }

  private void walk(AcceptedRows filter, int width) {
    double share = (double) filter.count() / searcher.image.layout().nodes();
    if (share >= DROPPED_FROM) {
      searcher.begin((int) Math.ceil(width / share));
      searcher.walk(stop);
    } else {
      searcher.begin(width);
      seed(searcher, filter.nodes());
      searcher.walkAccepted(filter.nodes(), ENOUGH, stop);
    }
    searcher.collect(filter.nodes());
  }

  /** Accepted nodes from all over, so that a search is not lost where nothing is accepted. */
  static void seed(Searcher searcher, long[] nodes) {
    int step = Math.max(1, nodes.length / 8);
    for (int w = 0; w < nodes.length; w += step) {
      if (nodes[w] != 0) {
        searcher.traversal.seed(searcher.navigation, 64 * w + Long.numberOfTrailingZeros(nodes[w]));
      }
    }
  }

  private void scan(AcceptedRows filter) {
    searcher.scan(searcher.navigation, filter.nodes(), nodesFor(Math.max(ef, 4 * k)), stop);
    refine();
  }

  private void refine() {
    searcher.refine(k + Math.max(6, k / 4));
    searcher.settle();
  }
}

package io.t4dx.index.vector;

import io.t4dx.index.graph.Stop;

/**
 * A search for the k nearest accepted nodes. How it goes depends on how many are accepted, and on
 * how many of those around the query, which a short unfiltered walk tells:
 *
 * <ul>
 *   <li>few in all: a scan of them;
 *   <li>many near the query: the walk goes on, and what is not accepted is dropped at the end;
 *   <li>some: a walk that scores accepted nodes only, through rejected ones;
 *   <li>hardly any near the query: a scan again, since a walk would end at the wrong ones.
 * </ul>
 */
final class FilteredSearch {
  /** Up to so many accepted nodes exact scores are as cheap as codes. */
  private static final int FEW = 256;

  /** Up to so many accepted nodes a scan is faster than any walk: of bit codes, of others. */
  private static final int SCANNED_BITS = 7500;

  private static final int SCANNED = 3000;

  /** What the unfiltered walk expands before it looks who is near, and how many it looks at. */
  private static final int PROBED = 16;

  private static final int LOOKED_AT = 64;

  /** From this share of accepted ones near the query on, the unfiltered walk goes on. */
  private static final double MANY = 0.35;

  /** How many times as many as are wanted the rough scores of a scan leave. */
  private static final int LEFT = 4;

  /** Where everything near is rejected, what is left is far and about equally so: hard to order. */
  private static final int FAR = 4;

  /** Up to so many accepted nodes, all of them far, a scan is faster than a walk. */
  private static final int SCANNED_FAR = 30_000;

  /** What part of the accepted share must be met around a query for a walk to make sense. */
  private static final double HARDLY_ANY = 0.1;

  /** Accepted nodes after which an expansion looks no further behind rejected ones. */
  private static final int ENOUGH = 24;

  private final Searcher searcher;
  private final SearchRequest request;
  private final AcceptedRows filter;
  private final Stop stop;
  private final boolean exact;
  private final int k;
  private final int ef;

  FilteredSearch(Searcher searcher, SearchRequest request, AcceptedRows filter, int k, int ef) {
    this.searcher = searcher;
    this.request = request;
    this.filter = filter;
    this.stop = request::check;
    this.exact = request.ef() == 0 && request.recall() == Recall.EXACT;
    this.k = k;
    this.ef = ef;
  }

  /** Whether so few nodes are accepted that all of them are scored. */
  static boolean fewEnoughToScan(Searcher searcher, int count) {
    return count <= (searcher.navigatesByBits() ? SCANNED_BITS : SCANNED);
  }

  void run() {
    int count = filter.count();
    if (exact || count <= Math.max(FEW, k)) {
      int keep = Math.min(k, searcher.image.layout().nodes());
      request.note(SearchReport.Way.EXACT_SCAN);
      searcher.scan(searcher.exact, filter.nodes(), keep, stop);
    } else if (fewEnoughToScan(searcher, count)) {
      scan(ef, LEFT);
    } else {
      request.note(SearchReport.Way.PROBE);
      searcher.begin(Math.max(LOOKED_AT, (int) (ef / MANY) + 1), PROBED);
      searcher.walk(stop);
      double near = near();
      request.noteNear(near);
      if (near >= MANY) {
        many(near);
      } else if (near >= HARDLY_ANY * count / searcher.image.layout().nodes()) {
        some(ef);
      } else if (count > SCANNED_FAR) {
        some(FAR * ef);
      } else {
        scan(FAR * ef, FAR * LEFT);
      }
    }
  }

  /** The share of accepted ones among the nodes nearest to the query that were met so far. */
  private double near() {
    int looked = Math.clamp(searcher.traversal.size(), 1, LOOKED_AT);
    return (double) searcher.traversal.accepted(filter.nodes(), looked) / looked;
  }

  private void scan(int width, int left) {
    boolean exactly = searcher.navigation == searcher.exact;
    request.note(exactly ? SearchReport.Way.EXACT_SCAN : SearchReport.Way.CODE_SCAN);
    new CodeScan(searcher, filter.list(), stop).run(Math.max(width, 2 * k), left);
    searcher.best(k);
  }

  private void many(double near) {
    request.note(SearchReport.Way.WALK);
    searcher.traversal.narrow((int) Math.ceil(ef / near));
    searcher.walk(stop);
    searcher.collect(filter.nodes());
    // Farther away fewer may be accepted: then what is missing is searched for through them.
    if (searcher.count() >= Math.max(k, ef / 2)) {
      searcher.best(k);
    } else {
      some(ef);
    }
  }

  /** Wider until there are enough, but never wider than a scan would cost. */
  private void some(int from) {
    long[] accepted = filter.nodes();
    for (int width = from; width <= filter.count() / 8 || width == from; width *= 4) {
      request.note(SearchReport.Way.ACCEPTED_WALK);
      searcher.traversal.beginAccepted(accepted, width);
      seed(searcher, accepted);
      searcher.walkAccepted(accepted, ENOUGH, stop);
      searcher.collect(accepted);
      if (searcher.count() >= k) {
        searcher.best(k);
        return;
      }
    }
    scan(from, LEFT);
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
}

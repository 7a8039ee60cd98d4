package io.t4dx.index.vector;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.code.ExactScorer;
import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.code.PairScorer;
import io.t4dx.index.graph.Entries;
import io.t4dx.index.graph.Image;
import io.t4dx.index.graph.Stop;
import io.t4dx.index.graph.Traversal;
import io.t4dx.index.graph.UpperLinks;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one search at a time, kept for the next one, and the steps that all kinds of search
 * are made of. A search navigates by the cheapest scores there are, and ends with exact ones.
 */
final class Searcher {
  /** Below so many dimensions exact scores are as cheap as codes, and need fewer candidates. */
  private static final int NAVIGATED_FROM = 320;

  private static final int FEW_MORE = 8;

  /** So many pages of rows each search checks beyond those that it reads. */
  private static final int PATROLLED = 4;

  final Image image;
  final ExactRows rows;
  final Traversal traversal;
  final NodeScorer navigation;
  final @Nullable PairScorer refining;
  final ExactScorer exact;
  private final UpperLinks.Descent descent = new UpperLinks.Descent();
  private final float[] query;
  private int[] nodes = new int[256];
  private float[] scores = new float[256];
  private long[] order = new long[256];
  private int count;
  private boolean settled;
  private long scannedByCode;
  private long scannedExactly;
  private @Nullable NodeScorer rough;
  private float[] roughScores = new float[0];
  private int[] survivors = new int[0];

  Searcher(Image image, ExactRows rows) {
    this.image = image;
    this.rows = rows;
    this.query = new float[rows.dimension()];
    this.traversal = new Traversal(image.layout().nodes(), 2 * image.layout().m());
    this.exact = new ExactScorer(rows, image.nodeRows(), image.norms());
    PairScorer bytes = image.layout().hasBytes() ? image.byteCodes().scorer() : null;
    if (rows.dimension() < NAVIGATED_FROM) {
      this.navigation = exact;
      this.refining = null;
    } else if (image.layout().hasBits()) {
      this.navigation = image.bits().scorer();
      this.refining = bytes;
    } else {
      this.navigation = bytes == null ? exact : bytes;
      this.refining = null;
    }
  }

  boolean navigatesByBits() {
    return refining != null;
  }

  /** Takes a query; for cosine its direction only. */
  void query(float[] newQuery) {
    System.arraycopy(newQuery, 0, query, 0, query.length);
    if (rows.metric() == Metric.COSINE) {
      ExactRows.normalise(query);
    }
    exact.query(query);
    navigation.query(query);
    scannedByCode = 0;
    scannedExactly = 0;
    traversal.resetCounts();
    descent.resetCounts();
  }

  /** Notes that nodes were scored in no walk. */
  void scanned(NodeScorer scorer, int length) {
    if (scorer == exact) {
      scannedExactly += length;
    } else {
      scannedByCode += length;
    }
  }

  /** Tells what was done since the query was taken. */
  void tell(SearchReport report) {
    long walked = traversal.scored() + descent.scored();
    boolean exactly = navigation == exact;
    report.count(
        traversal.expanded() + descent.expanded(),
        scannedByCode + (exactly ? 0 : walked),
        scannedExactly + (exactly ? walked : 0));
  }

  /** The exact score of a node. */
  float exactScore(int node) {
    return exact.score(node);
  }

  /** Takes a row as the query. */
  void queryRow(int row) {
    rows.load(row, query);
    exact.query(query);
    navigation.query(query);
  }

  /** What no search has touched yet is checked little by little: see {@link CheckedBytes}. */
  private void patrol() {
    image.patrol();
    rows.patrol(PATROLLED);
  }

  /** Starts a search that keeps {@code ef} nodes, at a node. */
  void beginAt(int node, int ef) {
    patrol();
    traversal.begin(ef);
    traversal.seed(navigation, node);
  }

  /** Starts a search that keeps all nodes it sees, and can go on. */
  void beginOpen(int window) {
    patrol();
    traversal.begin(image.layout().nodes(), window);
    traversal.seed(navigation, image.descend(navigation, descent));
  }

  /** Starts a search that keeps {@code ef} nodes, at the node that a descent reaches. */
  void begin(int ef) {
    begin(ef, ef);
  }

  /** Starts a search that keeps some nodes and expands fewer. */
  void begin(int kept, int window) {
    patrol();
    traversal.begin(kept, window);
    traversal.seed(navigation, image.descend(navigation, descent));
  }

  /** Searches the graph. */
  void walk(Stop stop) {
    traversal.run(navigation, image.ground(), stop);
  }

  /** Searches the graph through accepted nodes. */
  void walkAccepted(long[] filter, int enough, Stop stop) {
    traversal.runAccepted(navigation, image.ground(), filter, enough, stop);
  }

  /** Takes what the traversal kept, as far as it is accepted, as candidates. */
  void collect(long @Nullable [] accepted) {
    collect(accepted, new long[0], traversal.size());
  }

  /** Takes the first of what was kept, accepted and not among {@code done}, as candidates. */
  void collect(long @Nullable [] accepted, long[] done, int window) {
    settled = navigation == exact;
    int first = Math.min(window, traversal.size());
    room(first);
    count = 0;
    for (int i = 0; i < first; i++) {
      int node = traversal.node(i);
      if ((accepted == null || (accepted[node >> 6] & 1L << node) != 0)
          && (done.length == 0 || (done[node >> 6] & 1L << node) == 0)) {
        scores[count] = traversal.score(i);
        nodes[count++] = node;
      }
    }
  }

  private void room(int wanted) {
    if (nodes.length < wanted) {
      int length = Math.max(wanted, 2 * nodes.length);
      nodes = Arrays.copyOf(nodes, length);
      scores = new float[length];
      order = new long[length];
    }
  }

  /** How many candidates there are. */
  int count() {
    return count;
  }

  /**
   * Orders candidates by the better codes, where there are any, and drops all but the best; where
   * there are few more, scoring all of them exactly costs no more.
   */
  void refine(int keep) {
    if (refining == null) {
      return;
    }
    if (count > keep + FEW_MORE) {
      refining.query(query);
      rescore(refining, count);
      count = keep;
    }
  }

  /** Orders candidates so that the first k are the best of them, by exact scores. */
  void best(int k) {
    refine(k + Math.max(6, k / 4));
    settle();
  }

  /** Orders candidates by exact scores. */
  void settle() {
    if (!settled) {
      rescore(exact, count);
    }
  }

  private void rescore(NodeScorer scorer, int length) {
    scorer.score(nodes, length, scores);
    scanned(scorer, length);
    for (int i = 0; i < length; i++) {
      order[i] = Entries.of(nodes[i], scores[i]);
    }
    Arrays.sort(order, 0, length);
    for (int i = 0; i < length; i++) {
      nodes[i] = Entries.node(order[i]);
      scores[i] = Entries.score(order[i]);
    }
  }

  /** The i-th candidate. */
  int node(int i) {
    return nodes[i];
  }

  /** The score that candidates were last ordered by. */
  float score(int i) {
    return scores[i];
  }

  /**
   * The scorer to drop most of many nodes by; that of the navigation if there is no cheaper one.
   */
  NodeScorer rough() {
    NodeScorer scorer = rough;
    if (scorer == null) {
      scorer =
          image.layout().hasBits() && navigatesByBits() ? image.bits().roughScorer() : navigation;
      rough = scorer;
    }
    scorer.query(query);
    return scorer;
  }

  float[] roughScores(int length) {
    if (roughScores.length < length) {
      roughScores = new float[length + length / 4];
    }
    return roughScores;
  }

  int[] survivors(int length) {
    if (survivors.length <= length) {
      survivors = new int[length + length / 4 + 1];
    }
    return survivors;
  }

  /** Scores listed nodes and keeps the best as candidates. */
  void take(NodeScorer scorer, int[] list, int length, int keep, Stop stop) {
    NodeHeap heap = new NodeHeap(keep);
    room(Math.max(keep, 256));
    for (int from = 0; from < length; from += 128) {
      int part = Math.min(128, length - from);
      System.arraycopy(list, from, nodes, 0, part);
      heap.offer(scorer, nodes, part, scores);
      scanned(scorer, part);
      stop.check();
    }
    count = heap.drain(nodes, scores);
    settled = scorer == exact;
  }

  /** Scores accepted nodes by codes and keeps the best as candidates. */
  void scan(NodeScorer scorer, long @Nullable [] accepted, int keep, Stop stop) {
    int total = image.layout().nodes();
    NodeHeap heap = new NodeHeap(keep);
    room(Math.max(keep, 256));
    int length = 0;
    int batches = 0;
    for (int w = 0; w < (total + 63) / 64; w++) {
      long word = accepted == null ? ~0L : accepted[w];
      if (accepted == null && 64 * w + 64 > total) {
        word = (1L << total) - 1;
      }
      for (; word != 0; word &= word - 1) {
        nodes[length++] = 64 * w + Long.numberOfTrailingZeros(word);
        if (length == 128) {
          heap.offer(scorer, nodes, length, scores);
          scanned(scorer, length);
          length = 0;
          if (++batches % 4 == 0) {
            stop.check();
          }
        }
      }
    }
    heap.offer(scorer, nodes, length, scores);
    scanned(scorer, length);
    count = heap.drain(nodes, scores);
    settled = scorer == exact;
  }
}

package io.t4dx.index.graph;

import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.code.PairScorer;
import java.util.Arrays;

/**
 * Links nodes one by one, from several threads at once if wanted; with one thread the result
 * depends on nothing but its input.
 *
 * <p>A node's neighbourhood is searched with cheap scores (one-bit codes), the best of what was
 * found is scored again with better ones, and these decide.
 */
public final class GraphBuilder {
  /** Candidates that are scored again before neighbours are chosen among them. */
  private static final int REFINED = 64;

  private final Levels levels;
  private final int m;
  private final int efConstruction;
  private final LinkTable[] tables;

  /** A builder over nodes that are not linked yet. */
  public GraphBuilder(Levels levels, int m, int efConstruction) {
    this.levels = levels;
    this.m = m;
    this.efConstruction = efConstruction;
    this.tables = new LinkTable[levels.top() + 1];
    tables[0] = new LinkTable(levels.nodes(), 2 * m, new int[0]);
    for (int level = 1; level <= levels.top(); level++) {
      tables[level] = new LinkTable(levels.slots(level), m, levels.slotOf());
    }
  }

  LinkTable table(int level) {
    return tables[level];
  }

  Levels levels() {
    return levels;
  }

  int m() {
    return m;
  }

  /** The links of level 0. */
  public Links ground() {
    return tables[0];
  }

  /** A worker of its own memory; one for each thread. */
  public Worker worker(NodeScorer navigation, PairScorer pairs) {
    return new Worker(navigation, pairs);
  }

  /** Inserts nodes for one thread. */
  public final class Worker {
    private final NodeScorer navigation;
    private final PairScorer pairs;
    private final Diversity diversity;
    private final Traversal traversal;
    private int[] nodes;
    private float[] scores;
    private long[] order;
    private final int[] linkNodes = new int[2 * m + 1];
    private final float[] linkScores = new float[2 * m + 1];
    private final long[] linkOrder = new long[2 * m + 1];
    private final boolean[] linkSettled = new boolean[2 * m + 1];

    private Worker(NodeScorer navigation, PairScorer pairs) {
      this.navigation = navigation;
      this.pairs = pairs;
      this.diversity = new Diversity(pairs);
      this.traversal = new Traversal(levels.nodes(), 2 * m);
      int most = Math.max(efConstruction, REFINED);
      this.nodes = new int[most];
      this.scores = new float[most];
      this.order = new long[most];
    }

    /** Links a node on all its levels; the vector is as the scorers want it. */
    public void insert(int node, float[] vector) {
      if (node != levels.entry()) {
        navigation.query(vector);
        ground(node, above(node, efConstruction));
      }
    }

    /**
     * Links a node above the ground only.
     *
     * @param ef effort of the search on each of its levels, at most efConstruction
     */
    public void insertAbove(int node, float[] vector, int ef) {
      if (node != levels.entry()) {
        navigation.query(vector);
        above(node, Math.min(ef, efConstruction));
      }
    }

    /**
     * Links a node on the ground only, searching from the top.
     *
     * @param linked a node that is linked already; a descent for the entry finds nothing but itself
     */
    public void insertGround(int node, float[] vector, int linked) {
      navigation.query(vector);
      int entry = levels.entry();
      for (int at = levels.top(); at > 0; at--) {
        entry = nearest(entry, at, 1);
      }
      traversal.begin(efConstruction);
      traversal.seed(navigation, entry);
      traversal.seed(navigation, linked);
      traversal.run(navigation, tables[0], Stop.NEVER);
      link(node, 0);
    }

    private int above(int node, int ef) {
      int entry = levels.entry();
      int level = levels.levelOf(node);
      for (int at = levels.top(); at > 0; at--) {
        entry = nearest(entry, at, at > level ? 1 : ef);
        if (at <= level) {
          link(node, at);
        }
      }
      return entry;
    }

    private int nearest(int entry, int level, int ef) {
      traversal.begin(ef);
      traversal.seed(navigation, entry);
      traversal.run(navigation, tables[level], Stop.NEVER);
      return traversal.node(0);
    }

    private void ground(int node, int entry) {
      traversal.begin(efConstruction);
      traversal.seed(navigation, entry);
      traversal.run(navigation, tables[0], Stop.NEVER);
      link(node, 0);
    }

    /** Links a node on the ground level only, searching from nodes near it. */
    public void insertNear(int node, float[] vector, int[] seeds, int count, int ef) {
      navigation.query(vector);
      traversal.begin(ef);
      for (int i = 0; i < count; i++) {
        traversal.seed(navigation, seeds[i]);
      }
      traversal.run(navigation, tables[0], Stop.NEVER);
      link(node, 0);
    }

    /**
     * Gives a node the best of some candidates as neighbours on the ground, without links back.
     *
     * @param candidates without the node itself, each once
     */
    public void adopt(int node, int[] candidates, int count) {
      room(count);
      System.arraycopy(candidates, 0, nodes, 0, count);
      pairs.queryNode(node);
      pairs.score(nodes, count, scores);
      sort(nodes, scores, order, count);
      int most = tables[0].degree();
      boolean all = count <= most;
      int chosen = all ? count : diversity.choose(nodes, scores, count, most);
      tables[0].set(node, nodes, scores, chosen, !all);
    }

    private void room(int count) {
      if (nodes.length < count) {
        nodes = new int[2 * count];
        scores = new float[2 * count];
        order = new long[2 * count];
      }
    }

    private void link(int node, int level) {
      int count = refine(node);
      int chosen = diversity.choose(nodes, scores, count, m);
      LinkTable table = tables[level];
      synchronized (table.lock(node)) {
        table.set(node, nodes, scores, chosen, true);
      }
      for (int i = 0; i < chosen; i++) {
        linkBack(table, nodes[i], node, scores[i]);
      }
    }

    /** Scores the best of what was found again, without the node itself. */
    private int refine(int node) {
      int count = 0;
      for (int i = 0; i < traversal.size() && count < REFINED; i++) {
        if (traversal.node(i) != node) {
          nodes[count++] = traversal.node(i);
        }
      }
      pairs.queryNode(node);
      pairs.score(nodes, count, scores);
      sort(nodes, scores, order, count);
      return count;
    }

    void linkBack(LinkTable table, int node, int neighbour, float score) {
      synchronized (table.lock(node)) {
        if (table.contains(node, neighbour) || table.append(node, neighbour, score)) {
          return;
        }
        int count = table.load(node, linkNodes);
        for (int i = 0; i < count; i++) {
          linkScores[i] = table.score(node, i);
        }
        linkNodes[count] = neighbour;
        linkScores[count] = score;
        sortMarked(table.settled(node), count + 1);
        int chosen =
            diversity.choose(linkNodes, linkScores, linkSettled, count + 1, table.degree());
        table.set(node, linkNodes, linkScores, chosen, true);
      }
    }

    /** Sorts the links, and keeps of each whether it was among the first so many. */
    private void sortMarked(int settled, int count) {
      for (int i = 0; i < count; i++) {
        linkOrder[i] = Entries.of(linkNodes[i], linkScores[i]) | (i < settled ? 1 : 0);
      }
      Arrays.sort(linkOrder, 0, count);
      for (int i = 0; i < count; i++) {
        linkNodes[i] = Entries.node(linkOrder[i]);
        linkScores[i] = Entries.score(linkOrder[i]);
        linkSettled[i] = (linkOrder[i] & 1) != 0;
      }
    }
  }

  static void sort(int[] nodes, float[] scores, long[] order, int count) {
    for (int i = 0; i < count; i++) {
      order[i] = Entries.of(nodes[i], scores[i]);
    }
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      nodes[i] = Entries.node(order[i]);
      scores[i] = Entries.score(order[i]);
    }
  }
}

package io.t4dx.compaction.cluster;

import java.util.Arrays;

/**
 * The tree of all levels of density: points are its leaves, and a node joins what the edges of one
 * weight join. Kruskal's forest makes it; parts that no edge joins meet in the root.
 *
 * <p>A node has as many children as were joined at its weight. Joining them two by two would make
 * the tree, and with it the clusters, depend on the order of edges that weigh the same; and they
 * are many, since an edge often weighs as much as the core distance that it shares with others.
 *
 * <p>Nodes are numbered so that a parent's number is above its children's: 0 to n - 1 are the
 * points, the last is the root.
 */
final class SingleLinkage {
  private static final int NONE = -1;

  private final int points;
  private int root;

  /** The size of a node; 0 for numbers that were given up when two nodes became one. */
  private final int[] size;

  /** 1 / weight for each node that is no point; 0 at the root. */
  private final double[] lambda;

  private final int[] firstChild;
  private final int[] lastChild;
  private final int[] nextSibling;

  private SingleLinkage(int points) {
    int most = 2 * points + 1;
    this.points = points;
    this.size = new int[most];
    this.lambda = new double[most];
    this.firstChild = new int[most];
    this.lastChild = new int[most];
    this.nextSibling = new int[most];
    Arrays.fill(size, 0, points, 1);
    Arrays.fill(firstChild, NONE);
    Arrays.fill(lastChild, NONE);
    Arrays.fill(nextSibling, NONE);
  }

  static SingleLinkage of(int points, MutualReachability reachability) {
    SingleLinkage tree = new SingleLinkage(points);
    tree.grow(reachability);
    return tree;
  }

  int points() {
    return points;
  }

  int root() {
    return root;
  }

  int size(int node) {
    return size[node];
  }

  double lambda(int node) {
    return lambda[node];
  }

  /** The least of all but the root; 0 where nothing was joined. */
  double leastLambda() {
    double least = Double.POSITIVE_INFINITY;
    for (int node = points; node < root; node++) {
      least = size[node] > 0 ? Math.min(least, lambda[node]) : least;
    }
    return least == Double.POSITIVE_INFINITY ? 0 : least;
  }

  /** The first of a node's children, or a negative number. */
  int firstChild(int node) {
    return firstChild[node];
  }

  /** The next child of the same parent, or a negative number. */
  int nextSibling(int node) {
    return nextSibling[node];
  }

  private void grow(MutualReachability edges) {
    Parts parts = new Parts(points);
    int next = points;
    int firstOfLevel = next;
    float level = 0;
    for (int edge = 0; edge < edges.edges(); edge++) {
      if (edges.weight(edge) != level) {
        level = edges.weight(edge);
        firstOfLevel = next;
      }
      int left = parts.find(edges.from(edge));
      int right = parts.find(edges.to(edge));
      if (left != right) {
        int node = parts.node(left) >= firstOfLevel ? parts.node(left) : parts.node(right);
        if (node < firstOfLevel) {
          node = next++;
          lambda[node] = 1.0 / level;
        }
        add(node, parts.node(left), firstOfLevel);
        add(node, parts.node(right), firstOfLevel);
        parts.join(left, right, node);
      }
    }
    root = next;
    for (int point = 0; point < points; point++) {
      if (parts.find(point) == point) {
        add(root, parts.node(point), root);
      }
    }
  }

  /** Makes a part a child of the node; one of the same level gives its children up to it. */
  private void add(int node, int part, int firstOfLevel) {
    if (part == node) {
      return;
    }
    boolean sameLevel = part >= firstOfLevel;
    int first = sameLevel ? firstChild[part] : part;
    int last = sameLevel ? lastChild[part] : part;
    if (firstChild[node] == NONE) {
      firstChild[node] = first;
    } else {
      nextSibling[lastChild[node]] = first;
    }
    lastChild[node] = last;
    size[node] += size[part];
    if (sameLevel) {
      size[part] = 0;
    }
  }
}

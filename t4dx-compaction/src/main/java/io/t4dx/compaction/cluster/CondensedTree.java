package io.t4dx.compaction.cluster;

import java.util.Arrays;

/**
 * What is left of the tree when parts below the minimum size are not clusters but points that fall
 * out of one. As density (lambda, 1 / distance) rises, a cluster loses points, and dies when it
 * splits into two or more or loses the last. Its stability is its excess of mass: the sum over its
 * points of how far density rose while they were in it.
 *
 * <p>Clusters are numbered so that a parent's number is below its children's; 0 is the root.
 */
final class CondensedTree {
  /** Parts that nothing joins met below the least density at which anything was joined. */
  private static final double BELOW = 0.99;

  private final int minClusterSize;

  /** The cluster out of which each point falls, and the density at which it does. */
  final int[] leaves;

  final double[] leavesAt;

  private final double floor;

  private int clusters;
  private int[] parent = new int[16];
  private int[] size = new int[16];
  private double[] birth = new double[16];
  private double[] death = new double[16];
  private double[] stability = new double[16];

  private CondensedTree(int points, int minClusterSize, double floor) {
    this.floor = BELOW * floor;
    this.minClusterSize = minClusterSize;
    this.leaves = new int[points];
    this.leavesAt = new double[points];
  }

  static CondensedTree of(SingleLinkage tree, int minClusterSize) {
    CondensedTree condensed = new CondensedTree(tree.points(), minClusterSize, tree.leastLambda());
    condensed.condense(tree);
    return condensed;
  }

  int clusters() {
    return clusters;
  }

  /** The cluster that split into this one and others; -1 for the root. */
  int parent(int cluster) {
    return parent[cluster];
  }

  int size(int cluster) {
    return size[cluster];
  }

  /** The density at which it parted from its siblings; 0 for the root. */
  double birth(int cluster) {
    return birth[cluster];
  }

  /** The density at which the last point left, or the cluster split. */
  double death(int cluster) {
    return death[cluster];
  }

  double stability(int cluster) {
    return stability[cluster];
  }

  private void condense(SingleLinkage tree) {
    int root = tree.root();
    int[] clusterOf = new int[root + 1];
    // The density at which all of a node fell out of its cluster; negative while it is in it.
    double[] fellAt = new double[root + 1];
    Arrays.fill(fellAt, -1);
    clusterOf[root] = add(-1, tree.size(root), 0);
    for (int node = root; node >= tree.points(); node--) {
      if (tree.size(node) > 0) {
        descend(tree, node, clusterOf, fellAt);
      }
    }
    for (int point = 0; point < tree.points(); point++) {
      leaves[point] = clusterOf[point];
      leavesAt[point] = fellAt[point];
      weigh(clusterOf[point], 1, leavesAt[point]);
    }
  }

  private void descend(SingleLinkage tree, int node, int[] clusterOf, double[] fellAt) {
    boolean fallen = fellAt[node] >= 0;
    double lambda = fallen ? fellAt[node] : tree.lambda(node);
    int cluster = clusterOf[node];
    boolean splits = !fallen && largeChildren(tree, node) > 1;
    for (int child = tree.firstChild(node); child >= 0; child = tree.nextSibling(child)) {
      clusterOf[child] = cluster;
      if (fallen || tree.size(child) < minClusterSize) {
        fellAt[child] = lambda;
      } else if (splits) {
        clusterOf[child] = add(cluster, tree.size(child), lambda);
        weigh(cluster, tree.size(child), lambda);
      }
    }
  }

  private int largeChildren(SingleLinkage tree, int node) {
    int large = 0;
    for (int child = tree.firstChild(node); child >= 0; child = tree.nextSibling(child)) {
      if (tree.size(child) >= minClusterSize) {
        large++;
      }
    }
    return large;
  }

  private void weigh(int cluster, int points, double lambda) {
    // How far below is not known. Were it 0, parts of many clusters would outweigh these.
    stability[cluster] += points * Math.max(0, lambda - Math.max(birth[cluster], floor));
    death[cluster] = Math.max(death[cluster], lambda);
  }

  private int add(int parentCluster, int points, double lambda) {
    if (clusters == parent.length) {
      int longer = 2 * clusters;
      parent = Arrays.copyOf(parent, longer);
      size = Arrays.copyOf(size, longer);
      birth = Arrays.copyOf(birth, longer);
      death = Arrays.copyOf(death, longer);
      stability = Arrays.copyOf(stability, longer);
    }
    parent[clusters] = parentCluster;
    size[clusters] = points;
    birth[clusters] = lambda;
    return clusters++;
  }
}

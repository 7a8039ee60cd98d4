package io.t4dx.compaction.cluster;

import java.util.Arrays;

/**
 * Clusters points by density: HDBSCAN over the k nearest neighbours of each. The number of clusters
 * is found, not given, and points that lie in nothing dense are noise.
 *
 * <p>Deterministic: the same graph gives the same clusters on every machine, points in another
 * order give the same clusters under other numbers, and distances in another unit change nothing.
 *
 * <pre>{@code
 * NeighbourGraph graph = new NeighbourGraph(points, k, neighbours, distances);
 * Clusters found = DensityClustering.withDefaults().cluster(graph);
 * }</pre>
 *
 * @param minClusterSize fewer points are no cluster
 * @param minPoints core distances are those to this neighbour, the point itself not counted; more
 *     of them make more points noise
 * @param allowSingle whether all points may be one cluster; without it, points among which nothing
 *     stands out are all noise
 */
public record DensityClustering(int minClusterSize, int minPoints, boolean allowSingle) {
  /** The smallest cluster that sleep makes a prototype of. */
  public static final int DEFAULT_MIN_CLUSTER_SIZE = 3;

  private static final int MOST_CLUSTER_SIZE = 1_000_000;

  /**
   * A parent's stability must be exceeded by more than this part of it. Sums of the same numbers in
   * another order differ in their last bits, and must not decide otherwise.
   */
  private static final double ROUNDING = 1e-9;

  /** Refuses sizes below 2 and neighbours below the first. */
  public DensityClustering {
    if (minClusterSize < 2 || minClusterSize > MOST_CLUSTER_SIZE) {
      throw new IllegalArgumentException(
          "minClusterSize is " + minClusterSize + ", must be from 2 to " + MOST_CLUSTER_SIZE);
    }
    if (minPoints < 1) {
      throw new IllegalArgumentException("minPoints is " + minPoints + ", must be 1 or more");
    }
  }

  /** Clusters of three or more, whose densities are told by as many points. */
  public static DensityClustering withDefaults() {
    return new DensityClustering(DEFAULT_MIN_CLUSTER_SIZE, DEFAULT_MIN_CLUSTER_SIZE - 1, false);
  }

  /** The clusters of the graph's points. Takes some 12 bytes a slot and 100 a point. */
  public Clusters cluster(NeighbourGraph graph) {
    if (minPoints > graph.slotsEach()) {
      throw new IllegalArgumentException(
          "minPoints is %d, but points have only %d neighbours each"
              .formatted(minPoints, graph.slotsEach()));
    }
    MutualReachability edges = MutualReachability.of(graph, minPoints);
    CondensedTree tree = CondensedTree.of(SingleLinkage.of(graph.points(), edges), minClusterSize);
    return label(tree, choose(tree), graph.points());
  }

  /** The cluster that holds each cluster's points; {@link Clusters#NOISE} for those above it. */
  private int[] choose(CondensedTree tree) {
    boolean[] chosen = new boolean[tree.clusters()];
    double[] best = new double[tree.clusters()];
    for (int cluster = tree.clusters() - 1; cluster >= 0; cluster--) {
      // All children are done, and have added what the best of their branches is worth.
      double own = tree.stability(cluster);
      chosen[cluster] = mayBeChosen(tree, cluster) && best[cluster] <= own * (1 + ROUNDING);
      if (chosen[cluster]) {
        best[cluster] = own;
      }
      if (tree.parent(cluster) >= 0) {
        best[tree.parent(cluster)] += best[cluster];
      }
    }
    int[] holder = new int[tree.clusters()];
    for (int cluster = 0; cluster < holder.length; cluster++) {
      int above = tree.parent(cluster) < 0 ? Clusters.NOISE : holder[tree.parent(cluster)];
      holder[cluster] = above == Clusters.NOISE && chosen[cluster] ? cluster : above;
    }
    return holder;
  }

  /** Clusters below the root are large enough by how they came to be; the root may be anything. */
  private boolean mayBeChosen(CondensedTree tree, int cluster) {
    return tree.parent(cluster) >= 0
        || (allowSingle && tree.size(cluster) >= minClusterSize && tree.stability(cluster) > 0);
  }

  private static Clusters label(CondensedTree tree, int[] holder, int points) {
    int[] labels = new int[points];
    float[] strengths = new float[points];
    double[] densities = new double[points];
    double[] births = new double[tree.clusters()];
    double[] stabilities = new double[tree.clusters()];
    int[] number = new int[tree.clusters()];
    Arrays.fill(number, Clusters.NOISE);
    int count = 0;
    for (int point = 0; point < points; point++) {
      int cluster = holder[tree.leaves[point]];
      labels[point] = Clusters.NOISE;
      if (cluster != Clusters.NOISE) {
        if (number[cluster] == Clusters.NOISE) {
          number[cluster] = count;
          births[count] = tree.birth(cluster);
          stabilities[count++] = tree.stability(cluster);
        }
        labels[point] = number[cluster];
        densities[point] = tree.leavesAt[point];
        strengths[point] = (float) Math.min(1, tree.leavesAt[point] / tree.death(cluster));
      }
    }
    return new Clusters(
        labels,
        strengths,
        densities,
        Arrays.copyOf(stabilities, count),
        Arrays.copyOf(births, count));
  }
}

package io.t4dx.compaction.cluster;

import java.util.Arrays;

/**
 * Keeps of clusters what stands out. HDBSCAN says where it is denser than around, however little;
 * with a small {@code minPoints} chance alone makes such places in noise, and noise that meets
 * nothing but one cluster hangs on to it, often more points than the cluster has.
 *
 * <p>A cluster stands out where its median density is {@code rise} times the one at which it parted
 * from others. One that does not, or that met no others, is cut at a gap between the densities of
 * its members that is as wide as that, and what lies above stands out. What a cluster has left that
 * lies less dense than {@code share} of its median is noise.
 *
 * @param share from 0 to 1
 * @param rise how many times as dense as what is around
 * @param minClusterSize clusters of which fewer are left are noise
 */
public record Contrast(double share, double rise, int minClusterSize) {
  private static final double DEFAULT_SHARE = 0.5;

  /** How many times as many points are in a volume of a cluster as in one around it. */
  private static final double DEFAULT_CROWDING = 5;

  /** In few dimensions, which are told from few neighbours, this is enough. */
  private static final double MOST_RISE = 1.5;

  /** Refuses shares and rises that nothing or everything would meet. */
  public Contrast {
    if (!(share >= 0 && share <= 1) || !(rise >= 1 && rise <= 1_000) || minClusterSize < 2) {
      throw new IllegalArgumentException(
          "share %s, rise %s, minClusterSize %d".formatted(share, rise, minClusterSize));
    }
  }

  /**
   * The clusters that sleep makes prototypes of. Densities here are inverse distances, and in many
   * dimensions a small difference of distances is a large one of volumes.
   */
  public static Clusters standingOut(NeighbourGraph graph, int minClusterSize, int minPoints) {
    double rise = StrictMath.pow(DEFAULT_CROWDING, 1 / IntrinsicDimension.of(graph));
    return new Contrast(DEFAULT_SHARE, Math.min(MOST_RISE, rise), minClusterSize)
        .cluster(graph, minPoints);
  }

  /** The clusters of the graph's points that stand out. */
  public Clusters cluster(NeighbourGraph graph, int minPoints) {
    Clusters found = new DensityClustering(minClusterSize, minPoints, false).cluster(graph);
    return found.count() > 0
        ? of(found, true)
        : of(new DensityClustering(minClusterSize, minPoints, true).cluster(graph), false);
  }

  /**
   * What of the clusters stands out, renumbered in the order of first points.
   *
   * @param several whether clusters without any gap, that met no others, are clusters; where all
   *     points are one they are not
   */
  private Clusters of(Clusters found, boolean several) {
    double[][] rising = rising(found);
    double[] least = new double[rising.length];
    for (int cluster = 0; cluster < least.length; cluster++) {
      least[cluster] = leastDensity(rising[cluster], found.births()[cluster], several);
    }
    boolean[] kept = new boolean[found.labels().length];
    int[] left = new int[found.count()];
    for (int point = 0; point < kept.length; point++) {
      int cluster = found.labels()[point];
      kept[point] = cluster != Clusters.NOISE && found.densities()[point] >= least[cluster];
      if (kept[point]) {
        left[cluster]++;
      }
    }
    return only(found, kept, left);
  }

  /** Members that lie less dense are noise; infinite where all are. */
  private double leastDensity(double[] rising, double birth, boolean several) {
    if (birth > 0 && median(rising, 0) >= rise * birth) {
      return share * median(rising, 0);
    }
    int first = firstAboveGap(rising);
    if (first > 0) {
      return Math.max(rising[first], share * median(rising, first));
    }
    return birth == 0 && several ? share * median(rising, 0) : Double.POSITIVE_INFINITY;
  }

  /**
   * Where the densities above a gap begin; 0 where no gap is wide enough. Of several gaps the one
   * that parts the logarithms of the densities best (Otsu's criterion): the widest might part a few
   * copies of a point from the cluster around them.
   */
  private int firstAboveGap(double[] rising) {
    double[] sums = new double[rising.length + 1];
    for (int i = 0; i < rising.length; i++) {
      sums[i + 1] = sums[i] + StrictMath.log(Math.max(Double.MIN_NORMAL, rising[i]));
    }
    int first = 0;
    double best = 0;
    for (int i = 1; i <= rising.length - minClusterSize; i++) {
      int above = rising.length - i;
      double apart = (sums[rising.length] - sums[i]) / above - sums[i] / i;
      double parts = (double) i * above * apart * apart;
      if (rising[i] > rising[i - 1] && rising[i] >= rise * rising[i - 1] && parts > best) {
        first = i;
        best = parts;
      }
    }
    return first;
  }

  /** The lower median of what begins at an index. */
  private static double median(double[] rising, int from) {
    return rising[from + (rising.length - from - 1) / 2];
  }

  private Clusters only(Clusters found, boolean[] kept, int[] left) {
    int[] number = new int[found.count()];
    Arrays.fill(number, Clusters.NOISE);
    double[] stabilities = new double[found.count()];
    double[] births = new double[found.count()];
    int[] labels = new int[kept.length];
    Arrays.fill(labels, Clusters.NOISE);
    float[] strengths = new float[kept.length];
    double[] densities = new double[kept.length];
    int count = 0;
    for (int point = 0; point < kept.length; point++) {
      int cluster = found.labels()[point];
      if (kept[point] && left[cluster] >= minClusterSize) {
        if (number[cluster] == Clusters.NOISE) {
          number[cluster] = count;
          births[count] = found.births()[cluster];
          stabilities[count++] = found.stabilities()[cluster];
        }
        labels[point] = number[cluster];
        strengths[point] = found.strengths()[point];
        densities[point] = found.densities()[point];
      }
    }
    return new Clusters(
        labels,
        strengths,
        densities,
        Arrays.copyOf(stabilities, count),
        Arrays.copyOf(births, count));
  }

  /** The densities of each cluster's points, rising. */
  private static double[][] rising(Clusters found) {
    int[] sizes = new int[found.count()];
    for (int cluster : found.labels()) {
      if (cluster != Clusters.NOISE) {
        sizes[cluster]++;
      }
    }
    double[][] each = new double[sizes.length][];
    Arrays.setAll(each, cluster -> new double[sizes[cluster]]);
    for (int point = 0; point < found.labels().length; point++) {
      int cluster = found.labels()[point];
      if (cluster != Clusters.NOISE) {
        each[cluster][--sizes[cluster]] = found.densities()[point];
      }
    }
    for (double[] densities : each) {
      Arrays.sort(densities);
    }
    return each;
  }
}

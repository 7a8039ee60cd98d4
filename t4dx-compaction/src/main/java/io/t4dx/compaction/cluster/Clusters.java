package io.t4dx.compaction.cluster;

/**
 * What clustering found. Clusters are numbered from 0 in the order of their first points.
 *
 * @param labels each point's cluster, or {@link #NOISE}
 * @param strengths how firmly each point belongs to its cluster: from 1 for its densest points down
 *     towards 0 for those that join it last; 0 for noise
 * @param stabilities each cluster's excess of mass
 */
@SuppressWarnings("ArrayRecordComponent")
public record Clusters(int[] labels, float[] strengths, double[] stabilities) {
  /** The label of points that belong to no cluster. */
  public static final int NOISE = -1;

  /** How many clusters there are. */
  public int count() {
    return stabilities.length;
  }
}

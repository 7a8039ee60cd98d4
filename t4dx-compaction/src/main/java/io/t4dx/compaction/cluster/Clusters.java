package io.t4dx.compaction.cluster;

import java.util.Arrays;

/**
 * What clustering found. Clusters are numbered from 0 in the order of their first points.
 *
 * @param labels each point's cluster, or {@link #NOISE}
 * @param strengths how firmly each point belongs to its cluster: from 1 for its densest points down
 *     towards 0 for those that join it last; 0 for noise
 * @param densities the density, 1 / distance, up to which each point is in its cluster; 0 for noise
 * @param stabilities each cluster's excess of mass
 * @param births the density at which each cluster parted from others; 0 where it met none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Clusters(
    int[] labels, float[] strengths, double[] densities, double[] stabilities, double[] births) {
  /** The label of points that belong to no cluster. */
  public static final int NOISE = -1;

  /** What is found where nothing is dense. */
  public static Clusters none(int points) {
    int[] labels = new int[points];
    Arrays.fill(labels, NOISE);
    return new Clusters(
        labels, new float[points], new double[points], new double[0], new double[0]);
  }

  /** How many clusters there are. */
  public int count() {
    return stabilities.length;
  }
}

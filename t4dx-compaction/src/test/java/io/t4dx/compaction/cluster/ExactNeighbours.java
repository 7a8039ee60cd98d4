package io.t4dx.compaction.cluster;

import java.util.Arrays;

/** Neighbour graphs by comparing every point with every other. */
final class ExactNeighbours {
  private ExactNeighbours() {}

  static NeighbourGraph of(float[][] points, int k) {
    return of(points, k, 1);
  }

  static NeighbourGraph of(float[][] points, int k, float unit) {
    int count = points.length;
    int[] neighbours = new int[count * k];
    float[] distances = new float[count * k];
    Arrays.fill(neighbours, NeighbourGraph.NONE);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        float distance = i == j ? Float.MAX_VALUE : distance(points[i], points[j]);
        keys[j] = ((long) Float.floatToIntBits(distance) << Integer.SIZE) | j;
      }
      Arrays.sort(keys);
      for (int slot = 0; slot < Math.min(k, count - 1); slot++) {
        neighbours[i * k + slot] = (int) keys[slot];
        distances[i * k + slot] = unit * Float.intBitsToFloat((int) (keys[slot] >>> Integer.SIZE));
      }
    }
    return new NeighbourGraph(count, k, neighbours, distances);
  }

  private static float distance(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double apart = left[i] - right[i];
      sum += apart * apart;
    }
    return (float) Math.sqrt(sum);
  }
}

package io.t4dx.compaction.cluster;

import java.util.Arrays;
import java.util.Random;

/** Points around centres, with uniform noise among them, in random order. */
@SuppressWarnings("ArrayRecordComponent")
public record Planted(float[][] points, int[] labels) {
  /** Seven of ten points are drawn around a centre; three of ten are noise. */
  public static Planted of(long seed, int count, int dimensions, int centres) {
    Random random = new Random(seed);
    float[][] middles = new float[centres][];
    Arrays.setAll(middles, i -> uniform(random, dimensions, 10));
    float[][] points = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      boolean noise = random.nextInt(10) < 3;
      labels[i] = noise ? Clusters.NOISE : random.nextInt(centres);
      points[i] = noise ? uniform(random, dimensions, 15) : near(random, middles[labels[i]]);
    }
    return new Planted(points, labels);
  }

  private static float[] uniform(Random random, int dimensions, float reach) {
    float[] point = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      point[i] = (2 * random.nextFloat() - 1) * reach;
    }
    return point;
  }

  private static float[] near(Random random, float[] middle) {
    float[] point = middle.clone();
    for (int i = 0; i < point.length; i++) {
      point[i] += (float) random.nextGaussian();
    }
    return point;
  }
}

package io.t4dx.bench.vectors.data;

import java.util.SplittableRandom;

/**
 * A random orthogonal map in O(d log d): twice a permutation, random signs, and a Walsh-Hadamard
 * transform of the first and of the last 2^n dimensions, which overlap unless the dimension is
 * itself a power of two.
 */
final class FastRotation {
  private static final int ROUNDS = 2;

  private final int dimensions;
  private final int width;
  private final int[][] from = new int[ROUNDS][];
  private final float[][] signs = new float[ROUNDS][];

  FastRotation(int dimensions, SplittableRandom random) {
    this.dimensions = dimensions;
    this.width = Integer.highestOneBit(dimensions);
    for (int round = 0; round < ROUNDS; round++) {
      from[round] = permutation(dimensions, random);
      signs[round] = new float[dimensions];
      for (int i = 0; i < dimensions; i++) {
        signs[round][i] = random.nextBoolean() ? 1 : -1;
      }
    }
  }

  private static int[] permutation(int length, SplittableRandom random) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Rotates the vector in place; {@code scratch} is as long as the vector. */
  void rotate(float[] vector, float[] scratch) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < dimensions; i++) {
        scratch[i] = vector[from[round][i]] * signs[round][i];
      }
      System.arraycopy(scratch, 0, vector, 0, dimensions);
      transform(vector, 0);
      if (width < dimensions) {
        transform(vector, dimensions - width);
      }
    }
  }

  private void transform(float[] vector, int offset) {
    for (int half = 1; half < width; half <<= 1) {
      for (int block = 0; block < width; block += half << 1) {
        for (int i = offset + block; i < offset + block + half; i++) {
          float a = vector[i];
          float b = vector[i + half];
          vector[i] = a + b;
          vector[i + half] = a - b;
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(width));
    for (int i = offset; i < offset + width; i++) {
      vector[i] *= scale;
    }
  }
}

package io.t4dx.index.kernel;

/**
 * Scalar loops over {@code float[]}. Float addition is not associative, so the JIT may not reorder
 * one sum; independent accumulators let the CPU overlap the additions instead.
 */
final class ScalarFloats {
  private ScalarFloats() {}

  static float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (int bound = dimension - 8; i <= bound; i += 8) {
      int x = aOffset + i;
      int y = bOffset + i;
      s0 += a[x] * b[y];
      s1 += a[x + 1] * b[y + 1];
      s2 += a[x + 2] * b[y + 2];
      s3 += a[x + 3] * b[y + 3];
      s4 += a[x + 4] * b[y + 4];
      s5 += a[x + 5] * b[y + 5];
      s6 += a[x + 6] * b[y + 6];
      s7 += a[x + 7] * b[y + 7];
    }
    float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < dimension; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  static float squaredEuclidean(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (int bound = dimension - 4; i <= bound; i += 4) {
      float d0 = a[aOffset + i] - b[bOffset + i];
      float d1 = a[aOffset + i + 1] - b[bOffset + i + 1];
      float d2 = a[aOffset + i + 2] - b[bOffset + i + 2];
      float d3 = a[aOffset + i + 3] - b[bOffset + i + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    float sum = (s0 + s1) + (s2 + s3);
    for (; i < dimension; i++) {
      float d = a[aOffset + i] - b[bOffset + i];
      sum += d * d;
    }
    return sum;
  }

  static void dot4(float[] query, float[] rows, int at, int dimension, float[] out, int outAt) {
    int r1 = at + dimension;
    int r2 = r1 + dimension;
    int r3 = r2 + dimension;
    float a0 = 0;
    float a1 = 0;
    float a2 = 0;
    float a3 = 0;
    float b0 = 0;
    float b1 = 0;
    float b2 = 0;
    float b3 = 0;
    int i = 0;
    for (int bound = dimension - 2; i <= bound; i += 2) {
      float q = query[i];
      float p = query[i + 1];
      a0 += q * rows[at + i];
      a1 += q * rows[r1 + i];
      a2 += q * rows[r2 + i];
      a3 += q * rows[r3 + i];
      b0 += p * rows[at + i + 1];
      b1 += p * rows[r1 + i + 1];
      b2 += p * rows[r2 + i + 1];
      b3 += p * rows[r3 + i + 1];
    }
    for (; i < dimension; i++) {
      float q = query[i];
      a0 += q * rows[at + i];
      a1 += q * rows[r1 + i];
      a2 += q * rows[r2 + i];
      a3 += q * rows[r3 + i];
    }
    out[outAt] = a0 + b0;
    out[outAt + 1] = a1 + b1;
    out[outAt + 2] = a2 + b2;
    out[outAt + 3] = a3 + b3;
  }

  static void squaredEuclidean4(
      float[] query, float[] rows, int at, int dimension, float[] out, int outAt) {
    int r1 = at + dimension;
    int r2 = r1 + dimension;
    int r3 = r2 + dimension;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i < dimension; i++) {
      float q = query[i];
      float d0 = q - rows[at + i];
      float d1 = q - rows[r1 + i];
      float d2 = q - rows[r2 + i];
      float d3 = q - rows[r3 + i];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    out[outAt] = s0;
    out[outAt + 1] = s1;
    out[outAt + 2] = s2;
    out[outAt + 3] = s3;
  }
}

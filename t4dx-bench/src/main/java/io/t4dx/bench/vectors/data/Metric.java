package io.t4dx.bench.vectors.data;

/** How far two vectors are apart. */
public enum Metric {
  /** One minus the cosine; the rows are normalised, so it is one minus the dot product. */
  COSINE,
  /** The squared Euclidean distance. */
  EUCLIDEAN;

  /**
   * The distance between two rows, in four independent sums so that they overlap in the processor.
   */
  public float distance(float[] a, int aOffset, float[] b, int bOffset, int length) {
    return this == COSINE
        ? 1 - dot(a, aOffset, b, bOffset, length)
        : squared(a, aOffset, b, bOffset, length);
  }

  private static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      s0 = Math.fma(a[aOffset + i], b[bOffset + i], s0);
      s1 = Math.fma(a[aOffset + i + 1], b[bOffset + i + 1], s1);
      s2 = Math.fma(a[aOffset + i + 2], b[bOffset + i + 2], s2);
      s3 = Math.fma(a[aOffset + i + 3], b[bOffset + i + 3], s3);
    }
    for (; i < length; i++) {
      s0 = Math.fma(a[aOffset + i], b[bOffset + i], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static float squared(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0;
    float s1 = 0;
    int i = 0;
    for (; i + 2 <= length; i += 2) {
      float d0 = a[aOffset + i] - b[bOffset + i];
      float d1 = a[aOffset + i + 1] - b[bOffset + i + 1];
      s0 = Math.fma(d0, d0, s0);
      s1 = Math.fma(d1, d1, s1);
    }
    if (i < length) {
      float d0 = a[aOffset + i] - b[bOffset + i];
      s0 = Math.fma(d0, d0, s0);
    }
    return s0 + s1;
  }
}

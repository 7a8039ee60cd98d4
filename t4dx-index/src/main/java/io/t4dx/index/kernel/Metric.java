package io.t4dx.index.kernel;

/** How near two vectors are. A score is always 'higher is nearer', whatever the metric. */
public enum Metric {
  /** The cosine of the angle, from -1 to 1; 0 where either vector is zero. */
  COSINE(1),
  /** The inner product, unbounded. */
  DOT(2),
  /** Squared Euclidean distance, negated: 0 for equal vectors, lower for farther ones. */
  EUCLIDEAN(3);

  private final int code;

  Metric(int code) {
    this.code = code;
  }

  /** The number that stands for this metric in stored bytes; never changed, never reused. */
  public int code() {
    return code;
  }

  /** The metric that a stored number stands for. */
  public static Metric ofCode(int code) {
    for (Metric metric : values()) {
      if (metric.code == code) {
        return metric;
      }
    }
    throw new IllegalArgumentException("no metric has code " + code + "; known are 1 to 3");
  }

  /** The score of two vectors of one length. */
  public float score(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors of " + a.length + " and " + b.length + " dimensions have no score");
    }
    int dimension = a.length;
    return switch (this) {
      case COSINE ->
          VectorKernels.dot(a, 0, b, 0, dimension)
              * inverseNorm(VectorKernels.sumOfSquares(a, 0, dimension))
              * inverseNorm(VectorKernels.sumOfSquares(b, 0, dimension));
      case DOT -> VectorKernels.dot(a, 0, b, 0, dimension);
      case EUCLIDEAN -> -VectorKernels.squaredEuclidean(a, 0, b, 0, dimension);
    };
  }

  /** What to multiply a vector with to make it one long; 0 for the zero vector. */
  public static float inverseNorm(float sumOfSquares) {
    return sumOfSquares > 0 ? (float) (1 / Math.sqrt(sumOfSquares)) : 0;
  }
}

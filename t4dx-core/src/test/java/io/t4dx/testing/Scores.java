package io.t4dx.testing;

import io.t4dx.index.kernel.Metric;

/** Scores in double precision, and how far a float's score may be from them. */
final class Scores {
  private static final double TOLERANCE = 1e-5;

  private Scores() {}

  static double of(Metric metric, float[] a, float[] b) {
    return switch (metric) {
      case COSINE -> {
        double lengths = Math.sqrt(dot(a, a) * dot(b, b));
        yield lengths == 0 ? 0 : dot(a, b) / lengths;
      }
      case DOT -> dot(a, b);
      case EUCLIDEAN -> -distance(a, b);
    };
  }

  /** Relative to the numbers that were added up. */
  static double tolerance(Metric metric, float[] a, float[] b) {
    return TOLERANCE
        * switch (metric) {
          case COSINE -> 1;
          case DOT -> Math.sqrt(dot(a, a) * dot(b, b));
          case EUCLIDEAN -> dot(a, a) + dot(b, b);
        };
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return sum;
  }
}

package io.t4dx.compaction.rem;

import io.t4dx.index.kernel.Metric;

/**
 * How far two vectors are from each other: a true distance for every metric, as clustering and
 * radii need one. Euclidean stores are measured as they are. For the cosine it is the chord between
 * the two vectors' directions, from 0 to 2. So it is for the dot product: that itself has no
 * distance, as nothing is nearest to itself.
 */
record Measure(Metric metric) {

  /** Whether a vector has a place: a zero vector has no direction. */
  boolean places(float[] vector) {
    return metric == Metric.EUCLIDEAN || length(vector) > 0;
  }

  /** Whether only the direction of a prototype's vector counts. */
  boolean normalises() {
    return metric == Metric.COSINE;
  }

  float apart(float[] a, float[] b) {
    return apart(metric.score(a, b), length(a), length(b));
  }

  /**
   * The distance that a search's score means.
   *
   * @param lengthA and {@code lengthB} are asked for with the dot product only
   */
  float apart(float score, double lengthA, double lengthB) {
    double squared =
        switch (metric) {
          case COSINE -> 2 - 2 * (double) score;
          case DOT -> lengthA * lengthB == 0 ? 2 : 2 - 2 * (score / (lengthA * lengthB));
          case EUCLIDEAN -> -(double) score;
        };
    return (float) Math.min(Float.MAX_VALUE, Math.sqrt(Math.max(0, squared)));
  }

  static double length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}

package io.t4dx.index.code;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;

/**
 * The centroid that all codes of one index are taken around, and the metric.
 *
 * @param metric for cosine, vectors are taken as unit vectors
 */
@SuppressWarnings("ArrayRecordComponent")
public record CodeSpace(Metric metric, float[] centroid) {
  /** Scores are kept finite, so that every comparison has an answer. */
  static float finite(double value) {
    if (Double.isNaN(value)) {
      return -Float.MAX_VALUE;
    }
    return (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /** Dimensions of a vector. */
  public int dimension() {
    return centroid.length;
  }

  /**
   * Writes {@code vector - centroid} and returns the part of all scores that is the query's own.
   */
  float residual(float[] vector, float[] residual) {
    int dimension = centroid.length;
    for (int i = 0; i < dimension; i++) {
      residual[i] = vector[i] - centroid[i];
    }
    return metric == Metric.EUCLIDEAN
        ? -VectorKernels.sumOfSquares(residual, 0, dimension)
        : VectorKernels.dot(vector, 0, centroid, 0, dimension);
  }

  /** The part of a score that is the row's own. */
  float add(float[] residual) {
    int dimension = centroid.length;
    return metric == Metric.EUCLIDEAN
        ? finite(-VectorKernels.sumOfSquares(residual, 0, dimension))
        : finite(VectorKernels.dot(residual, 0, centroid, 0, dimension));
  }

  /** How much an estimated inner product of two residuals counts in a score. */
  float weight() {
    return metric == Metric.EUCLIDEAN ? 2 : 1;
  }

  /** The query's own part of scores, from the row's own part of the same vector. */
  float baseFromAdd(float add) {
    return metric == Metric.EUCLIDEAN
        ? add
        : add + VectorKernels.sumOfSquares(centroid, 0, centroid.length);
  }

  static float maxMagnitude(float[] values, int count) {
    float max = 0;
    for (int i = 0; i < count; i++) {
      max = Math.max(max, Math.abs(values[i]));
    }
    return max;
  }
}

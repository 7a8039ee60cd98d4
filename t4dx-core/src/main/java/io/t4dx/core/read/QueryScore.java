package io.t4dx.core.read;

import io.t4dx.core.memtable.RowBlock;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;

/** Scores rows against one query; higher is nearer, and never a NaN or an infinity. */
final class QueryScore {
  private final Metric metric;
  private final float[] query;

  QueryScore(Metric metric, float[] vector) {
    this.metric = metric;
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    this.query = metric == Metric.COSINE ? scaledToOne(vector, Math.sqrt(square)) : vector;
  }

  /** Scores contiguous rows of a block. */
  void run(RowBlock block, int from, int count, float[] scores) {
    int dimension = query.length;
    if (metric == Metric.EUCLIDEAN) {
      VectorKernels.squaredEuclideanRun(
          query, block.vectors(), from * dimension, count, dimension, scores, 0);
    } else {
      VectorKernels.dotRun(query, block.vectors(), from * dimension, count, dimension, scores, 0);
    }
    for (int i = 0; i < count; i++) {
      scores[i] = finish(scores[i], block, from + i);
    }
  }

  /** Scores rows of a block that are named by their indexes in it. */
  void gathered(RowBlock block, int[] indexes, int count, float[] scores) {
    if (metric == Metric.EUCLIDEAN) {
      VectorKernels.squaredEuclideanGathered(
          query, block.vectors(), indexes, count, query.length, scores);
    } else {
      VectorKernels.dotGathered(query, block.vectors(), indexes, count, query.length, scores);
    }
    for (int i = 0; i < count; i++) {
      scores[i] = finish(scores[i], block, indexes[i]);
    }
  }

  /** Scores one row of a block. */
  float one(RowBlock block, int index) {
    int dimension = query.length;
    int offset = index * dimension;
    float raw =
        metric == Metric.EUCLIDEAN
            ? VectorKernels.squaredEuclidean(query, 0, block.vectors(), offset, dimension)
            : VectorKernels.dot(query, 0, block.vectors(), offset, dimension);
    return finish(raw, block, index);
  }

  private float finish(float raw, RowBlock block, int index) {
    float score =
        switch (metric) {
          case COSINE -> raw * block.inverseNorm(index);
          case DOT -> raw;
          case EUCLIDEAN -> -raw;
        };
    return Float.isFinite(score) ? score : inDoubles(block.vectors(), index * query.length);
  }

  /** For the rare vectors whose products leave the range of floats. */
  private float inDoubles(float[] rows, int offset) {
    double dot = 0;
    double square = 0;
    double distance = 0;
    for (int i = 0; i < query.length; i++) {
      double value = rows[offset + i];
      dot += query[i] * value;
      square += value * value;
      distance += (query[i] - value) * (query[i] - value);
    }
    double score =
        switch (metric) {
          case COSINE -> square == 0 ? 0 : dot / Math.sqrt(square);
          case DOT -> dot;
          case EUCLIDEAN -> -distance;
        };
    return (float) Math.clamp(score, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  private static float[] scaledToOne(float[] vector, double length) {
    float[] scaled = new float[vector.length];
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        scaled[i] = (float) (vector[i] / length);
      }
    }
    return scaled;
  }
}

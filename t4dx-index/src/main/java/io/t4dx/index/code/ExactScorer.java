package io.t4dx.index.code;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import java.util.function.IntUnaryOperator;

/** Scores nodes by their exact rows, four at a time. */
public final class ExactScorer extends PairScorer {
  private static final int BATCH = 64;

  private final ExactRows rows;
  private final IntUnaryOperator rowOf;
  private final Norms norms;
  private final int[] ids = new int[BATCH];
  private final float[] squares = new float[BATCH];
  private final float[] own;
  private float[] query;

  /**
   * A scorer of its own state; one for each thread.
   *
   * @param rowOf a row that has the node's vector
   */
  public ExactScorer(ExactRows rows, IntUnaryOperator rowOf, Norms norms) {
    this.rows = rows;
    this.rowOf = rowOf;
    this.norms = norms;
    this.own = new float[rows.dimension()];
    this.query = own;
  }

  @Override
  public void query(float[] newQuery) {
    query = newQuery;
  }

  @Override
  public void queryNode(int node) {
    rows.load(rowOf.applyAsInt(node), own);
    query = own;
  }

  /** The exact score of one node. */
  public float score(int node) {
    return rows.score(query, rowOf.applyAsInt(node));
  }

  @Override
  public void score(int[] nodes, int count, float[] scores) {
    for (int from = 0; from < count; from += BATCH) {
      scoreBatch(nodes, from, Math.min(BATCH, count - from), scores);
    }
  }

  private void scoreBatch(int[] nodes, int from, int count, float[] scores) {
    for (int i = 0; i < count; i++) {
      ids[i] = rowOf.applyAsInt(nodes[from + i]);
    }
    rows.ensure(ids, count);
    int dimension = rows.dimension();
    if (rows.metric() == Metric.EUCLIDEAN) {
      VectorKernels.squaredEuclideanGathered(query, rows.segment(), ids, count, dimension, squares);
    } else {
      VectorKernels.dotGathered(query, rows.segment(), ids, count, dimension, squares);
    }
    for (int i = 0; i < count; i++) {
      float raw = finish(squares[i], nodes[from + i]);
      scores[from + i] = Float.isFinite(raw) ? raw : rows.score(query, ids[i]);
    }
  }

  private float finish(float raw, int node) {
    return switch (rows.metric()) {
      case DOT -> raw;
      case EUCLIDEAN -> -raw;
      case COSINE -> raw * norms.inverse(node);
    };
  }
}

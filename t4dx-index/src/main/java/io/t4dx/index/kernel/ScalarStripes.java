package io.t4dx.index.kernel;

/** Scalar loops over stripes: two queries with four vectors at a time, eight independent sums. */
final class ScalarStripes {
  static final int WIDTH = 16;

  private static final int VECTORS = 4;

  private ScalarStripes() {}

  static void dot(float[] queries, int first, float[] stripe, int dimension, float[] scores) {
    for (int query = 0; query < StripeKernels.QUERIES; query += 2) {
      for (int i = 0; i < WIDTH; i += VECTORS) {
        dot2x4(queries, first + query, stripe, i, dimension, scores, query * WIDTH + i);
      }
    }
  }

  static void minusSquaredEuclidean(
      float[] queries, int first, float[] stripe, int dimension, float[] scores) {
    for (int query = 0; query < StripeKernels.QUERIES; query++) {
      for (int i = 0; i < WIDTH; i += VECTORS) {
        minusSquares4(queries, first + query, stripe, i, dimension, scores, query * WIDTH + i);
      }
    }
  }

  private static void dot2x4(
      float[] queries,
      int queryAt,
      float[] stripe,
      int vectorsAt,
      int dimension,
      float[] scores,
      int out) {
    float a0 = 0;
    float a1 = 0;
    float a2 = 0;
    float a3 = 0;
    float b0 = 0;
    float b1 = 0;
    float b2 = 0;
    float b3 = 0;
    int at = vectorsAt;
    int end = queryAt + dimension * WIDTH;
    for (int q = queryAt; q < end; q += WIDTH) {
      float a = queries[q];
      float b = queries[q + 1];
      a0 += a * stripe[at];
      b0 += b * stripe[at];
      a1 += a * stripe[at + 1];
      b1 += b * stripe[at + 1];
      a2 += a * stripe[at + 2];
      b2 += b * stripe[at + 2];
      a3 += a * stripe[at + 3];
      b3 += b * stripe[at + 3];
      at += WIDTH;
    }
    scores[out] = a0;
    scores[out + 1] = a1;
    scores[out + 2] = a2;
    scores[out + 3] = a3;
    scores[out + WIDTH] = b0;
    scores[out + WIDTH + 1] = b1;
    scores[out + WIDTH + 2] = b2;
    scores[out + WIDTH + 3] = b3;
  }

  private static void minusSquares4(
      float[] queries,
      int queryAt,
      float[] stripe,
      int vectorsAt,
      int dimension,
      float[] scores,
      int out) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int at = vectorsAt;
    int end = queryAt + dimension * WIDTH;
    for (int q = queryAt; q < end; q += WIDTH) {
      float query = queries[q];
      float d0 = query - stripe[at];
      float d1 = query - stripe[at + 1];
      float d2 = query - stripe[at + 2];
      float d3 = query - stripe[at + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
      at += WIDTH;
    }
    scores[out] = -s0;
    scores[out + 1] = -s1;
    scores[out + 2] = -s2;
    scores[out + 3] = -s3;
  }
}

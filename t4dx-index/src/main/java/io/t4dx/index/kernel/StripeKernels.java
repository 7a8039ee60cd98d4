package io.t4dx.index.kernel;

/**
 * Scores of many vectors with many others, for comparing all of some vectors with each other. The
 * vectors lie in stripes of {@link #WIDTH}, dimension by dimension:
 *
 * <pre>
 * vector of the stripe   0  1  2  ..  WIDTH - 1
 * dimension 0            x  x  x  ..  x
 * dimension 1            x  x  x  ..  x
 * ..
 * </pre>
 *
 * <p>Each lane sums up a pair of its own: there is nothing to add up at the end, and no rest of a
 * dimension that fills no vector. Measured (decision 0048), that is two to three times as fast as
 * one row with four others. All pairs are summed up in one order, so a score depends on the two
 * vectors alone, not on where they lie.
 *
 * <p>Switched like {@link VectorKernels}.
 */
public final class StripeKernels {
  /** Vectors that are compared with a stripe at once; a part of each width. */
  public static final int QUERIES = 4;

  private static final boolean SIMD = VectorKernels.simd();

  /** Vectors in a stripe. */
  public static final int WIDTH = SIMD ? SimdStripes.WIDTH : ScalarStripes.WIDTH;

  private StripeKernels() {}

  /**
   * Inner products of {@link #QUERIES} vectors of a stripe with all of another, or of the same.
   *
   * @param queries the stripe that has the queries
   * @param first the place of the first query in it; the others follow
   * @param scores receives {@link #WIDTH} scores of the first query, then those of the next ones
   */
  public static void dot(
      float[] queries, int first, float[] stripe, int dimension, float[] scores) {
    if (SIMD) {
      SimdStripes.dot(queries, first, stripe, dimension, scores);
    } else {
      ScalarStripes.dot(queries, first, stripe, dimension, scores);
    }
  }

  /** Squared Euclidean distances, negated, so that higher is nearer; see {@link #dot}. */
  public static void minusSquaredEuclidean(
      float[] queries, int first, float[] stripe, int dimension, float[] scores) {
    if (SIMD) {
      SimdStripes.minusSquaredEuclidean(queries, first, stripe, dimension, scores);
    } else {
      ScalarStripes.minusSquaredEuclidean(queries, first, stripe, dimension, scores);
    }
  }
}

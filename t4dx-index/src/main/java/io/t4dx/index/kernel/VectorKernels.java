package io.t4dx.index.kernel;

import java.lang.foreign.MemorySegment;
import org.slf4j.LoggerFactory;

/**
 * Dot products and squared Euclidean distances over {@code float[]} and over mapped rows.
 *
 * <p>The one place that decides between SIMD and scalar code; it decides once, logs that once, and
 * the JIT sees a constant. Both answer the same within the tolerance of float addition.
 *
 * <p>'Run' kernels score one query against contiguous rows, 'gathered' ones against rows named by
 * number; both take four rows at a time, so that the query is loaded once for four and four cache
 * misses overlap.
 */
public final class VectorKernels {
  private static final boolean SIMD = simdUsable();

  /** Measured (decision 0012): 64 to 256 rows are alike, fewer are slower. */
  private static final int GROUP = 64;

  static {
    if (SIMD) {
      LoggerFactory.getLogger(VectorKernels.class)
          .info("distances run on SIMD, {} bits wide", SimdFloats.bits());
    } else {
      LoggerFactory.getLogger(VectorKernels.class)
          .info(
              "distances run on scalar code; start the JVM with"
                  + " --add-modules jdk.incubator.vector for SIMD");
    }
  }

  private VectorKernels() {}

  /** Whether SIMD kernels are in use. */
  public static boolean simd() {
    return SIMD;
  }

  private static boolean simdUsable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && SimdFloats.usable();
  }

  /** The inner product of two vectors. */
  public static float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    return SIMD
        ? SimdFloats.dot(a, aOffset, b, bOffset, dimension)
        : ScalarFloats.dot(a, aOffset, b, bOffset, dimension);
  }

  /** The squared Euclidean distance of two vectors. */
  public static float squaredEuclidean(
      float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    return SIMD
        ? SimdFloats.squaredEuclidean(a, aOffset, b, bOffset, dimension)
        : ScalarFloats.squaredEuclidean(a, aOffset, b, bOffset, dimension);
  }

  /** The square of a vector's length. */
  public static float sumOfSquares(float[] a, int offset, int dimension) {
    return dot(a, offset, a, offset, dimension);
  }

  /**
   * Inner products of a query with {@code rowCount} contiguous rows.
   *
   * @param query starts at index 0
   * @param rowOffset where the first row starts, in floats
   * @param scores receives one score for each row, from {@code scoresOffset} on
   */
  public static void dotRun(
      float[] query,
      float[] rows,
      int rowOffset,
      int rowCount,
      int dimension,
      float[] scores,
      int scoresOffset) {
    int row = 0;
    if (SIMD) {
      for (int quarter = quarter(rowCount); quarter > 0; quarter = quarter(rowCount - row)) {
        int step = quarter * dimension;
        for (int i = row; i < row + quarter; i++) {
          int at = rowOffset + i * dimension;
          SimdFloats.dot4(
              query,
              rows,
              at,
              at + step,
              at + 2 * step,
              at + 3 * step,
              dimension,
              scores,
              scoresOffset + i,
              quarter);
        }
        row += 4 * quarter;
      }
    } else {
      for (; row + 4 <= rowCount; row += 4) {
        ScalarFloats.dot4(
            query, rows, rowOffset + row * dimension, dimension, scores, scoresOffset + row);
      }
    }
    for (; row < rowCount; row++) {
      scores[scoresOffset + row] = dot(query, 0, rows, rowOffset + row * dimension, dimension);
    }
  }

  /**
   * How long each of four streams through the next rows of a run is. Rows that are read together
   * lie that far apart, so that each stream goes on from row to row, and the CPU fetches ahead of
   * it.
   */
  private static int quarter(int rowsLeft) {
    return Math.min(GROUP, rowsLeft) / 4;
  }

  /** Squared Euclidean distances of a query to contiguous rows; see {@link #dotRun}. */
  public static void squaredEuclideanRun(
      float[] query,
      float[] rows,
      int rowOffset,
      int rowCount,
      int dimension,
      float[] distances,
      int distancesOffset) {
    int row = 0;
    if (SIMD) {
      for (int quarter = quarter(rowCount); quarter > 0; quarter = quarter(rowCount - row)) {
        int step = quarter * dimension;
        for (int i = row; i < row + quarter; i++) {
          int at = rowOffset + i * dimension;
          SimdFloats.squaredEuclidean4(
              query,
              rows,
              at,
              at + step,
              at + 2 * step,
              at + 3 * step,
              dimension,
              distances,
              distancesOffset + i,
              quarter);
        }
        row += 4 * quarter;
      }
    } else {
      for (; row + 4 <= rowCount; row += 4) {
        ScalarFloats.squaredEuclidean4(
            query, rows, rowOffset + row * dimension, dimension, distances, distancesOffset + row);
      }
    }
    for (; row < rowCount; row++) {
      distances[distancesOffset + row] =
          squaredEuclidean(query, 0, rows, rowOffset + row * dimension, dimension);
    }
  }

  /** Inner products of a query with {@code count} rows named by number; row 0 is at index 0. */
  public static void dotGathered(
      float[] query, float[] rows, int[] ids, int count, int dimension, float[] scores) {
    int i = 0;
    if (SIMD) {
      for (; i + 4 <= count; i += 4) {
        SimdFloats.dot4(
            query,
            rows,
            ids[i] * dimension,
            ids[i + 1] * dimension,
            ids[i + 2] * dimension,
            ids[i + 3] * dimension,
            dimension,
            scores,
            i,
            1);
      }
    }
    for (; i < count; i++) {
      scores[i] = dot(query, 0, rows, ids[i] * dimension, dimension);
    }
  }

  /** Squared Euclidean distances of a query to rows named by number; row 0 is at index 0. */
  public static void squaredEuclideanGathered(
      float[] query, float[] rows, int[] ids, int count, int dimension, float[] distances) {
    int i = 0;
    if (SIMD) {
      for (; i + 4 <= count; i += 4) {
        SimdFloats.squaredEuclidean4(
            query,
            rows,
            ids[i] * dimension,
            ids[i + 1] * dimension,
            ids[i + 2] * dimension,
            ids[i + 3] * dimension,
            dimension,
            distances,
            i,
            1);
      }
    }
    for (; i < count; i++) {
      distances[i] = squaredEuclidean(query, 0, rows, ids[i] * dimension, dimension);
    }
  }

  /** The inner product of a query and one row of a segment that starts at a byte offset. */
  public static float dot(float[] query, MemorySegment rows, long byteOffset, int dimension) {
    return SIMD
        ? SimdSegments.dot(query, rows, byteOffset, dimension)
        : ScalarSegments.dot(query, rows, byteOffset, dimension);
  }

  /** The squared Euclidean distance of a query and one row of a segment. */
  public static float squaredEuclidean(
      float[] query, MemorySegment rows, long byteOffset, int dimension) {
    return SIMD
        ? SimdSegments.squaredEuclidean(query, rows, byteOffset, dimension)
        : ScalarSegments.squaredEuclidean(query, rows, byteOffset, dimension);
  }

  /** The square of the length of one row of a segment. */
  public static float sumOfSquares(MemorySegment rows, long byteOffset, int dimension) {
    return SIMD
        ? SimdSegments.sumOfSquares(rows, byteOffset, dimension)
        : ScalarSegments.sumOfSquares(rows, byteOffset, dimension);
  }

  /** Inner products of a query with contiguous rows of a segment, the first at a byte offset. */
  public static void dotRun(
      float[] query,
      MemorySegment rows,
      long byteOffset,
      int rowCount,
      int dimension,
      float[] scores,
      int scoresOffset) {
    long stride = 4L * dimension;
    int row = 0;
    if (SIMD) {
      for (; row + 4 <= rowCount; row += 4) {
        long at = byteOffset + row * stride;
        SimdSegments.dot4(
            query,
            rows,
            at,
            at + stride,
            at + 2 * stride,
            at + 3 * stride,
            dimension,
            scores,
            scoresOffset + row);
      }
    }
    for (; row < rowCount; row++) {
      scores[scoresOffset + row] = dot(query, rows, byteOffset + row * stride, dimension);
    }
  }

  /** Squared Euclidean distances of a query to contiguous rows of a segment. */
  public static void squaredEuclideanRun(
      float[] query,
      MemorySegment rows,
      long byteOffset,
      int rowCount,
      int dimension,
      float[] distances,
      int distancesOffset) {
    long stride = 4L * dimension;
    int row = 0;
    if (SIMD) {
      for (; row + 4 <= rowCount; row += 4) {
        long at = byteOffset + row * stride;
        SimdSegments.squaredEuclidean4(
            query,
            rows,
            at,
            at + stride,
            at + 2 * stride,
            at + 3 * stride,
            dimension,
            distances,
            distancesOffset + row);
      }
    }
    for (; row < rowCount; row++) {
      distances[distancesOffset + row] =
          squaredEuclidean(query, rows, byteOffset + row * stride, dimension);
    }
  }

  /** Inner products of a query with {@code count} rows named by number; row 0 is at byte 0. */
  public static void dotGathered(
      float[] query, MemorySegment rows, int[] ids, int count, int dimension, float[] scores) {
    long stride = 4L * dimension;
    int i = 0;
    if (SIMD) {
      for (; i + 4 <= count; i += 4) {
        SimdSegments.dot4(
            query,
            rows,
            ids[i] * stride,
            ids[i + 1] * stride,
            ids[i + 2] * stride,
            ids[i + 3] * stride,
            dimension,
            scores,
            i);
      }
    }
    for (; i < count; i++) {
      scores[i] = dot(query, rows, ids[i] * stride, dimension);
    }
  }

  /** Squared Euclidean distances of a query to rows named by number; row 0 is at byte 0. */
  public static void squaredEuclideanGathered(
      float[] query, MemorySegment rows, int[] ids, int count, int dimension, float[] distances) {
    long stride = 4L * dimension;
    int i = 0;
    if (SIMD) {
      for (; i + 4 <= count; i += 4) {
        SimdSegments.squaredEuclidean4(
            query,
            rows,
            ids[i] * stride,
            ids[i + 1] * stride,
            ids[i + 2] * stride,
            ids[i + 3] * stride,
            dimension,
            distances,
            i);
      }
    }
    for (; i < count; i++) {
      distances[i] = squaredEuclidean(query, rows, ids[i] * stride, dimension);
    }
  }
}

package io.t4dx.index.code;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The rows themselves: exact scores, of rows by number. */
public final class ExactRows {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final CheckedBytes pages;
  private final MemorySegment rows;
  private final int count;
  private final int dimension;
  private final Metric metric;

  /**
   * Rows in memory.
   *
   * @param rows row-major float32, little-endian, at least {@code count} rows
   */
  public ExactRows(MemorySegment rows, int count, int dimension, Metric metric) {
    this(CheckedBytes.trusted(rows), count, dimension, metric);
  }

  /**
   * Rows in memory that may be damaged.
   *
   * @param pages the rows from byte 0 on; each page is checked before its rows are first scored
   */
  public ExactRows(CheckedBytes pages, int count, int dimension, Metric metric) {
    if (count < 0 || dimension < 1 || pages.bytes().byteSize() < 4L * count * dimension) {
      throw new IllegalArgumentException(
          "%d rows of %d dimensions do not fit %d bytes"
              .formatted(count, dimension, pages.bytes().byteSize()));
    }
    this.pages = pages;
    this.rows = pages.bytes();
    this.count = count;
    this.dimension = dimension;
    this.metric = metric;
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** Dimensions of each row. */
  public int dimension() {
    return dimension;
  }

  /** How near two rows are. */
  public Metric metric() {
    return metric;
  }

  /** The memory of the rows; to be read after {@link #ensure}. */
  public MemorySegment segment() {
    return rows;
  }

  /** Fails if the memory was given back. */
  public void checkAlive() {
    pages.checkAlive();
  }

  /** Checks the pages of listed rows, where they are not yet. */
  void ensure(int[] ids, int length) {
    if (pages.pending()) {
      for (int i = 0; i < length; i++) {
        pages.ensure(offset(ids[i]), 4L * dimension);
      }
    }
  }

  /** Checks a few pages more, so that after some searches all are checked. */
  public void patrol(int count) {
    if (pages.pending()) {
      pages.patrol(count);
    }
  }

  private void ensure(int row) {
    if (pages.pending()) {
      pages.ensure(offset(row), 4L * dimension);
    }
  }

  /** Where a row starts, in bytes. */
  public long offset(int row) {
    return 4L * row * dimension;
  }

  /** Copies a row; for cosine made one long, so that it can be a query. */
  public void load(int row, float[] into) {
    ensure(row);
    MemorySegment.copy(rows, FLOAT, offset(row), into, 0, dimension);
    if (metric == Metric.COSINE) {
      normalise(into);
    }
  }

  /** Scales a vector to length one; zero stays zero, and no magnitude overflows. */
  public static void normalise(float[] vector) {
    float inverse = Metric.inverseNorm(VectorKernels.sumOfSquares(vector, 0, vector.length));
    if (inverse > 0 && inverse < Float.MAX_VALUE) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] *= inverse;
      }
      return;
    }
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double norm = Math.sqrt(square);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = norm > 0 ? (float) (vector[i] / norm) : 0;
    }
  }

  /**
   * The exact scores of rows.
   *
   * @param query for cosine one long, or zero
   */
  public void score(float[] query, int[] ids, int from, int to, float[] scores) {
    for (int i = from; i < to; i++) {
      scores[i] = score(query, ids[i]);
    }
  }

  /** The exact score of one row. */
  public float score(float[] query, int row) {
    ensure(row);
    long at = offset(row);
    float score =
        switch (metric) {
          case COSINE -> cosine(query, at);
          case DOT -> VectorKernels.dot(query, rows, at, dimension);
          case EUCLIDEAN -> -VectorKernels.squaredEuclidean(query, rows, at, dimension);
        };
    return Float.isFinite(score) ? score : scoreOfHuge(query, at);
  }

  private float cosine(float[] query, long at) {
    float square = VectorKernels.sumOfSquares(rows, at, dimension);
    if (square > 1e-30f && square < Float.MAX_VALUE) {
      return VectorKernels.dot(query, rows, at, dimension) * Metric.inverseNorm(square);
    }
    return Float.NaN;
  }

  /** Magnitudes whose squares leave the range of floats are rare, and scored in doubles. */
  private float scoreOfHuge(float[] query, long at) {
    double dot = 0;
    double square = 0;
    double distance = 0;
    for (int i = 0; i < dimension; i++) {
      double value = rows.get(FLOAT, at + 4L * i);
      dot += query[i] * value;
      square += value * value;
      distance += (query[i] - value) * (query[i] - value);
    }
    return CodeSpace.finite(
        switch (metric) {
          case COSINE -> square > 0 ? dot / Math.sqrt(square) : 0;
          case DOT -> dot;
          case EUCLIDEAN -> -distance;
        });
  }
}

package io.t4dx.index.flat;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.column.ColumnWriter;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.LittleEndian;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of vectors in memory. Safe for any number of threads; memory should be native or mapped,
 * which is searched faster than arrays.
 */
public final class FlatRows {
  private final CheckedBytes bytes;
  private final long start;
  private final ExactRows exact;
  private final @Nullable Column inverseNorms;
  private final @Nullable RowCodes codes;

  private FlatRows(
      CheckedBytes bytes,
      long start,
      ExactRows exact,
      @Nullable Column inverseNorms,
      @Nullable RowCodes codes) {
    this.bytes = bytes;
    this.start = start;
    this.exact = exact;
    this.inverseNorms = inverseNorms;
    this.codes = codes;
  }

  /** Rows that need no check, the first one at byte 0. */
  public static FlatRows of(MemorySegment rows, int count, int dimension, Metric metric) {
    return of(CheckedBytes.trusted(rows), 0, count, dimension, metric);
  }

  /**
   * Rows whose pages are checked when they are first read.
   *
   * @param start where the first row starts
   */
  public static FlatRows of(
      CheckedBytes bytes, long start, int count, int dimension, Metric metric) {
    ExactRows exact = new ExactRows(bytes.bytes().asSlice(start), count, dimension, metric);
    return new FlatRows(bytes, start, exact, null, null);
  }

  /**
   * The same rows with the inverse length of each, made by {@link #inverseNorms}; a cosine then
   * costs no more than an inner product.
   */
  public FlatRows withInverseNorms(Column norms) {
    if (norms.rows() != exact.count() || norms.kind() != ColumnKind.F32) {
      throw new IllegalArgumentException(
          "%d norms of kind %s for %d rows".formatted(norms.rows(), norms.kind(), exact.count()));
    }
    return new FlatRows(bytes, start, exact, norms, codes);
  }

  /** The same rows with codes of them: those that codes rule out are then not read. */
  public FlatRows withCodes(RowCodes known) {
    if (!known.fit(exact.count(), exact.dimension()) || known.metric() != exact.metric()) {
      throw new IllegalArgumentException(
          "codes of other rows than %d of %d dimensions and %s"
              .formatted(exact.count(), exact.dimension(), exact.metric()));
    }
    return new FlatRows(bytes, start, exact, inverseNorms, known);
  }

  /**
   * A column of the inverse lengths of rows: NaN where a square leaves the range of floats, or the
   * row is zero; such rows are scored in doubles.
   */
  public static MemorySegment inverseNorms(
      MemorySegment rows, int count, int dimension, SegmentAllocator allocator) {
    ColumnWriter norms = new ColumnWriter(ColumnKind.F32, count, allocator);
    for (int row = 0; row < count; row++) {
      norms.f32(row, inverse(VectorKernels.sumOfSquares(rows, 4L * dimension * row, dimension)));
    }
    return norms.seal();
  }

  private static float inverse(float square) {
    return square > 1e-30f && square < Float.MAX_VALUE ? Metric.inverseNorm(square) : Float.NaN;
  }

  /** How many rows there are. */
  public int count() {
    return exact.count();
  }

  /** Dimensions of each row. */
  public int dimension() {
    return exact.dimension();
  }

  /** How near two rows are. */
  public Metric metric() {
    return exact.metric();
  }

  /** Copies a row. */
  public void load(int row, float[] into) {
    Objects.checkIndex(row, exact.count());
    ensure(row, 1);
    MemorySegment.copy(
        exact.segment(), LittleEndian.FLOAT, exact.offset(row), into, 0, exact.dimension());
  }

  /** Checks the pages of rows that follow each other, where they are not yet. */
  void ensure(int first, int count) {
    if (bytes.pending()) {
      long stride = 4L * exact.dimension();
      bytes.ensure(start + first * stride, count * stride);
    }
  }

  /** Null where there are none. */
  @Nullable RowCodes codes() {
    return codes;
  }

  ExactRows exact() {
    return exact;
  }

  /** The inverse length of a row; NaN where floats cannot say. */
  float inverseNorm(int row) {
    return inverseNorms != null
        ? inverseNorms.f32(row)
        : inverse(
            VectorKernels.sumOfSquares(exact.segment(), exact.offset(row), exact.dimension()));
  }
}

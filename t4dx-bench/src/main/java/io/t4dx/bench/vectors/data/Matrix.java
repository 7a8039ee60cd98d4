package io.t4dx.bench.vectors.data;

/** Rows of float32, one after the other in one array. */
public final class Matrix {
  private final float[] values;
  private final int rows;
  private final int dimensions;

  public Matrix(int rows, int dimensions) {
    this(new float[Math.multiplyExact(rows, dimensions)], rows, dimensions);
  }

  private Matrix(float[] values, int rows, int dimensions) {
    this.values = values;
    this.rows = rows;
    this.dimensions = dimensions;
  }

  /** The array behind the rows, not a copy. */
  public float[] values() {
    return values;
  }

  public int rows() {
    return rows;
  }

  public int dimensions() {
    return dimensions;
  }

  /** Where a row starts in {@link #values()}. */
  public int offset(int row) {
    return row * dimensions;
  }

  /** A copy of one row. */
  public float[] row(int row) {
    return slice(row, row + 1).values;
  }

  /** A copy of the rows from {@code from} up to, not including, {@code to}. */
  public Matrix slice(int from, int to) {
    return new Matrix(
        java.util.Arrays.copyOfRange(values, offset(from), offset(to)), to - from, dimensions);
  }

  /** Scales every row to length one; a zero row stays zero. */
  void normalise() {
    Parallel.forEach(rows, row -> normalise(values, offset(row), dimensions));
  }

  static void normalise(float[] values, int offset, int length) {
    double squares = 0;
    for (int i = offset; i < offset + length; i++) {
      squares += (double) values[i] * values[i];
    }
    if (squares > 0) {
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = offset; i < offset + length; i++) {
        values[i] *= scale;
      }
    }
  }
}

package io.t4dx.core.memtable;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import java.util.Arrays;

/**
 * The vectors of one namespace in a memtable, in blocks of contiguous rows, so that an exact scan
 * runs at the speed of memory. A row is appended once and never moves; a later version of its item
 * retires it.
 */
public final class VectorRows {
  private static final int FIRST_BLOCK_ROWS = 8;

  /**
   * With its header, an array that fills regions of G1 to the brim, for all sizes of region up to
   * this: it is never moved, and goes as soon as nothing refers to it. Smaller blocks were copied
   * at each collection: decision 0011.
   */
  private static final int BLOCK_BYTES = (4 << 20) - 16;

  private final int dimension;
  private volatile RowBlock[] blocks = {};
  private volatile int rows;
  private long bytes;

  VectorRows(int dimension) {
    this.dimension = dimension;
  }

  public int dimension() {
    return dimension;
  }

  /** The blocks in the order of their rows; those behind {@link #rows} are not filled yet. */
  public RowBlock[] blocks() {
    return blocks;
  }

  /** How many rows there are, retired ones among them. */
  public int rows() {
    return rows;
  }

  /** Takes a vector in; it is seen by views from its LSN on. */
  int append(float[] vector, ItemNode owner, long lsn) {
    int row = rows;
    RowBlock block = blockForAppend(row);
    block.fill(row, vector, inverseNorm(vector), owner, lsn);
    rows = row + 1;
    return row;
  }

  void retire(int row, long lsn) {
    block(row).retire(row, lsn);
  }

  float[] copy(int row) {
    return block(row).copy(row);
  }

  /** What they take; for the writer. */
  long bytes() {
    return bytes;
  }

  private RowBlock blockForAppend(int row) {
    RowBlock[] now = blocks;
    if (now.length > 0 && now[now.length - 1].hasRoomFor(row)) {
      return now[now.length - 1];
    }
    int most = Math.max(FIRST_BLOCK_ROWS, BLOCK_BYTES / (Float.BYTES * dimension));
    int capacity = Math.min(most, FIRST_BLOCK_ROWS << Math.min(now.length, 20));
    RowBlock block = new RowBlock(row, capacity, dimension);
    RowBlock[] grown = Arrays.copyOf(now, now.length + 1);
    grown[now.length] = block;
    blocks = grown;
    bytes += block.bytes();
    return block;
  }

  /** The block that has a row. */
  public RowBlock block(int row) {
    RowBlock[] now = blocks;
    int low = 0;
    int high = now.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (now[middle].firstRow() <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return now[low];
  }

  private static float inverseNorm(float[] vector) {
    float square = VectorKernels.sumOfSquares(vector, 0, vector.length);
    if (Float.isFinite(square) && square >= Float.MIN_NORMAL) {
      return Metric.inverseNorm(square);
    }
    // The square left the range of floats in one direction or the other; the length may still be in
    // it.
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0f;
  }
}

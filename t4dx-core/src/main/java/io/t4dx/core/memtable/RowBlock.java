package io.t4dx.core.memtable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** Contiguous rows of vectors, each with its item and the LSNs between which it counts. */
public final class RowBlock {
  private static final VarHandle LSN = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int ROW_BYTES = Float.BYTES + 4 + 2 * Long.BYTES;

  private final int firstRow;
  private final int dimension;
  private final float[] vectors;
  private final float[] inverseNorms;
  private final ItemNode[] owners;
  private final long[] born;
  private final long[] retired;

  RowBlock(int firstRow, int capacity, int dimension) {
    this.firstRow = firstRow;
    this.dimension = dimension;
    this.vectors = new float[capacity * dimension];
    this.inverseNorms = new float[capacity];
    this.owners = new ItemNode[capacity];
    this.born = new long[capacity];
    this.retired = new long[capacity];
    Arrays.fill(retired, Long.MAX_VALUE);
  }

  public int firstRow() {
    return firstRow;
  }

  public int capacity() {
    return owners.length;
  }

  /** Whether a row, by its number among all, is one of this block's. */
  public boolean has(int row) {
    return row >= firstRow && row < firstRow + owners.length;
  }

  /**
   * The rows one behind the other; row i of this block starts at i times the dimension. It must not
   * be changed.
   */
  public float[] vectors() {
    return vectors;
  }

  /** One divided by the length of the vector at an index of this block; 0 for the zero vector. */
  public float inverseNorm(int index) {
    return inverseNorms[index];
  }

  public ItemNode owner(int index) {
    return owners[index];
  }

  /** Whether a view at an LSN sees the row at an index of this block. */
  public boolean isVisible(int index, long lsn) {
    return born[index] <= lsn && lsn < (long) LSN.getOpaque(retired, index);
  }

  boolean hasRoomFor(int row) {
    return row - firstRow < owners.length;
  }

  void fill(int row, float[] vector, float inverseNorm, ItemNode owner, long lsn) {
    int index = row - firstRow;
    System.arraycopy(vector, 0, vectors, index * dimension, dimension);
    inverseNorms[index] = inverseNorm;
    owners[index] = owner;
    born[index] = lsn;
  }

  void retire(int row, long lsn) {
    LSN.setOpaque(retired, row - firstRow, lsn);
  }

  float[] copy(int row) {
    int from = (row - firstRow) * dimension;
    return Arrays.copyOfRange(vectors, from, from + dimension);
  }

  long bytes() {
    return (long) Float.BYTES * vectors.length + (long) ROW_BYTES * owners.length;
  }
}

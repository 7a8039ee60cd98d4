package io.t4dx.index.graph;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Rows grouped by equal vectors: one node for each distinct vector, in the order of first rows, so
 * that a graph is not choked by neighbours at distance zero.
 */
public final class Distinct {
  private final int rows;
  private final int nodes;
  private final int[] nodeOf;
  private final int[] firstRow;

  private Distinct(int rows, int nodes, int[] nodeOf, int[] firstRow) {
    this.rows = rows;
    this.nodes = nodes;
    this.nodeOf = nodeOf;
    this.firstRow = firstRow;
  }

  /** Groups rows by their bytes. */
  public static Distinct of(MemorySegment segment, int rows, int dimension) {
    int mask = Integer.highestOneBit(Math.max(8, rows)) * 4 - 1;
    int[] table = new int[mask + 1];
    long[] hashes = new long[rows];
    int[] nodeOf = new int[rows];
    int[] firstRow = new int[rows];
    long stride = 4L * dimension;
    int nodes = 0;
    for (int row = 0; row < rows; row++) {
      long hash = hash(segment, row * stride, dimension);
      int place = (int) (hash >>> 32) & mask;
      int found = -1;
      // The table holds node + 1, so that its zeroes mean 'free'.
      while (found < 0 && table[place] != 0) {
        int candidate = table[place] - 1;
        if (hashes[candidate] == hash
            && equal(segment, row * stride, firstRow[candidate] * stride, stride)) {
          found = candidate;
        }
        place = (place + 1) & mask;
      }
      if (found < 0) {
        found = nodes++;
        table[place] = found + 1;
        hashes[found] = hash;
        firstRow[found] = row;
      }
      nodeOf[row] = found;
    }
    return new Distinct(rows, nodes, nodeOf, Arrays.copyOf(firstRow, nodes));
  }

  private static boolean equal(MemorySegment segment, long a, long b, long length) {
    return MemorySegment.mismatch(segment, a, a + length, segment, b, b + length) < 0;
  }

  private static long hash(MemorySegment segment, long at, int dimension) {
    long a = dimension;
    long b = 0x9E3779B97F4A7C15L;
    int i = 0;
    for (; i + 4 <= dimension; i += 4) {
      a = (a ^ segment.get(ImageDescriptor.LONG, at + 4L * i)) * 0x9FB21C651E98DF25L;
      b = (b ^ segment.get(ImageDescriptor.LONG, at + 4L * i + 8)) * 0xD6E8FEB86659FD93L;
      a ^= a >>> 29;
      b ^= b >>> 31;
    }
    for (; i < dimension; i++) {
      a = (a ^ segment.get(ImageDescriptor.INT, at + 4L * i)) * 0x9FB21C651E98DF25L;
      a ^= a >>> 29;
    }
    long hash = (a ^ (b << 32 | b >>> 32)) * 0x9FB21C651E98DF25L;
    return hash ^ hash >>> 32;
  }

  /** Writes where each node's rows start, the rows, and the node of each row. */
  void write(MemorySegment image, long at) {
    int[] places = new int[nodes + 1];
    for (int node : nodeOf) {
      places[node + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      places[node + 1] += places[node];
    }
    for (int node = 0; node <= nodes; node++) {
      image.set(ImageDescriptor.INT, at + 4L * node, places[node]);
    }
    long ids = at + 4L * (nodes + 1L);
    long nodesOfRows = ids + 4L * rows;
    for (int row = 0; row < rows; row++) {
      image.set(ImageDescriptor.INT, ids + 4L * places[nodeOf[row]]++, row);
      image.set(ImageDescriptor.INT, nodesOfRows + 4L * row, nodeOf[row]);
    }
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many distinct vectors they have. */
  public int nodes() {
    return nodes;
  }

  /** The node of a row. */
  public int nodeOf(int row) {
    return nodeOf[row];
  }

  /** The first row of each node. */
  public int[] firstRows() {
    return firstRow;
  }
}

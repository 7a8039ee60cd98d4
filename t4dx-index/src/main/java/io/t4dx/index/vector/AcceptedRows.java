package io.t4dx.index.vector;

import io.t4dx.index.graph.NodeRows;
import java.util.Arrays;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * A filter prepared for one index: which nodes have an accepted row, one bit each, because a search
 * asks for hundreds of them and a compressed bitmap answers fifty times slower. Made once for many
 * searches where the filter stays; safe to share among threads.
 */
public final class AcceptedRows {
  /** So many are listed when a filter is prepared; a list of more is made by the search. */
  private static final int LISTED = 1 << 14;

  private final RowBits rows;
  private final long[] nodes;
  private final int count;
  private final int[] list;
  private final VectorIndex index;

  private AcceptedRows(VectorIndex index, RowBits rows, long[] nodes, int count) {
    this.index = index;
    this.rows = rows;
    this.nodes = nodes;
    this.count = count;
    this.list = count <= LISTED ? list(nodes, count) : new int[0];
  }

  private static int[] list(long[] nodes, int count) {
    int[] list = new int[count];
    int next = 0;
    for (int w = 0; w < nodes.length; w++) {
      for (long word = nodes[w]; word != 0; word &= word - 1) {
        list[next++] = 64 * w + Long.numberOfTrailingZeros(word);
      }
    }
    return list;
  }

  private record RowBits(@SuppressWarnings("ArrayRecordComponent") long[] words) {
    boolean accepts(int row) {
      return (words[row >> 6] & 1L << row) != 0;
    }
  }

  static AcceptedRows of(
      VectorIndex index, RoaringBitmap bitmap, int rowCount, NodeRows nodeRows, int nodeCount) {
    long[] words = BitSetUtil.toLongArray(bitmap);
    int length = (rowCount + 63) / 64;
    if (words.length != length) {
      words = Arrays.copyOf(words, length);
    }
    if (length > 0 && (rowCount & 63) != 0) {
      words[length - 1] &= (1L << rowCount) - 1;
    }
    long[] nodes = nodeCount == rowCount ? words : nodes(words, nodeRows, nodeCount);
    int count = 0;
    for (long word : nodes) {
      count += Long.bitCount(word);
    }
    return new AcceptedRows(index, new RowBits(words), nodes, count);
  }

  private static long[] nodes(long[] rows, NodeRows nodeRows, int nodeCount) {
    long[] nodes = new long[(nodeCount + 63) / 64];
    for (int w = 0; w < rows.length; w++) {
      for (long word = rows[w]; word != 0; word &= word - 1) {
        int node = nodeRows.node(64 * w + Long.numberOfTrailingZeros(word));
        nodes[node >> 6] |= 1L << node;
      }
    }
    return nodes;
  }

  boolean accepts(int row) {
    return rows.accepts(row);
  }

  long[] nodes() {
    return nodes;
  }

  /** The accepted nodes, rising; not to be changed. */
  int[] list() {
    return list.length == count ? list : list(nodes, count);
  }

  /** How many distinct vectors are accepted. */
  public int count() {
    return count;
  }

  void of(VectorIndex wanted) {
    if (index != wanted) {
      throw new IllegalArgumentException("the accepted rows were prepared for another index");
    }
  }
}

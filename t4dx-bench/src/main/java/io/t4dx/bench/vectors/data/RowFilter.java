package io.t4dx.bench.vectors.data;

import java.util.function.IntPredicate;

/** The rows that a filtered search may return, one bit each. */
public final class RowFilter {
  private final long[] words;
  private final int rows;
  private final int accepted;

  private RowFilter(long[] words, int rows) {
    this.words = words;
    this.rows = rows;
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    this.accepted = count;
  }

  /** The rows for which the test holds. */
  public static RowFilter of(int rows, IntPredicate test) {
    long[] words = new long[(rows + 63) >>> 6];
    for (int row = 0; row < rows; row++) {
      if (test.test(row)) {
        words[row >>> 6] |= 1L << row;
      }
    }
    return new RowFilter(words, rows);
  }

  public boolean accepts(int row) {
    return (words[row >>> 6] >>> row & 1) != 0;
  }

  /** How many rows pass. */
  public int accepted() {
    return accepted;
  }

  public int rows() {
    return rows;
  }

  /** The bits, 64 rows a word, the lowest row in the lowest bit; not a copy. */
  public long[] words() {
    return words;
  }
}

package io.t4dx.index.posting;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/**
 * Gathers terms and rows in any order and makes {@link Postings} of them. Holds 8 bytes for each
 * pair, 12 while it builds, and besides about 20 bytes and its own bytes for each distinct term.
 */
public final class PostingBuilder {
  private final int rows;
  private final TermTable terms = new TermTable();
  private int[] termOf = new int[1 << 8];
  private int[] rowOf = new int[1 << 8];
  private int size;

  /** For rows below a number. */
  public PostingBuilder(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows: " + rows + " is negative");
    }
    this.rows = rows;
  }

  /** Says that a row has a term; again is the same as once. */
  public void add(byte[] term, int row) {
    add(term, 0, term.length, row);
  }

  /** Says that a row has a term, which is a range of an array. */
  public void add(byte[] bytes, int offset, int length, int row) {
    if (row < 0 || row >= rows) {
      throw new IllegalArgumentException("row " + row + " is not below " + rows);
    }
    if (length > PostingDescriptor.LONGEST) {
      throw new IllegalArgumentException(
          "a term of "
              + length
              + " bytes is longer than "
              + PostingDescriptor.LONGEST
              + "; let a digest stand for it");
    }
    if (size == termOf.length) {
      termOf = Arrays.copyOf(termOf, 2 * size);
      rowOf = Arrays.copyOf(rowOf, 2 * size);
    }
    termOf[size] = terms.intern(bytes, offset, length);
    rowOf[size++] = row;
  }

  /** Pairs that were added, those added twice counted twice. */
  public int size() {
    return size;
  }

  /** The bytes of the postings. */
  public MemorySegment build(SegmentAllocator allocator) {
    int[] sorted = terms.sorted();
    int[] ends = new int[terms.size() + 1];
    int[] grouped = group(ends);
    PostingWriter writer = new PostingWriter(rows, sorted.length);
    for (int term : sorted) {
      int from = term == 0 ? 0 : ends[term - 1];
      int count = distinct(grouped, from, ends[term]);
      writer.add(
          terms.bytes(),
          terms.start(term),
          terms.end(term) - terms.start(term),
          grouped,
          from,
          count);
    }
    return writer.build(allocator);
  }

  /** The rows of each term behind each other; {@code ends} says where those of each end. */
  private int[] group(int[] ends) {
    for (int i = 0; i < size; i++) {
      ends[termOf[i]]++;
    }
    int sum = 0;
    for (int term = 0; term < ends.length; term++) {
      int count = ends[term];
      ends[term] = sum;
      sum += count;
    }
    int[] grouped = new int[size];
    for (int i = 0; i < size; i++) {
      grouped[ends[termOf[i]]++] = rowOf[i];
    }
    return grouped;
  }

  private static int distinct(int[] grouped, int from, int to) {
    boolean rising = true;
    for (int i = from + 1; i < to && rising; i++) {
      rising = grouped[i - 1] < grouped[i];
    }
    if (rising) {
      return to - from;
    }
    Arrays.sort(grouped, from, to);
    int end = from + 1;
    for (int i = from + 1; i < to; i++) {
      if (grouped[i] != grouped[end - 1]) {
        grouped[end++] = grouped[i];
      }
    }
    return end - from;
  }
}

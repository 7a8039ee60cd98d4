package io.t4dx.index.posting;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Postings as a sorted map, and ways to make random ones. */
final class PostingModel {
  private final NavigableMap<byte[], RoaringBitmap> rowsOf = new TreeMap<>(Arrays::compareUnsigned);
  private final int rows;
  private final PostingBuilder builder;

  PostingModel(int rows) {
    this.rows = rows;
    this.builder = new PostingBuilder(rows);
  }

  /** Terms with common beginnings, zero bytes and 0xff, some of one row, some of many. */
  static PostingModel random(Random random, int rows, int terms) {
    PostingModel model = new PostingModel(rows);
    for (int i = 0; i < terms && rows > 0; i++) {
      byte[] term = randomTerm(random);
      int count = random.nextInt(5) == 0 ? random.nextInt(200) : 1 + random.nextInt(4);
      boolean run = random.nextInt(6) == 0;
      int first = random.nextInt(rows);
      for (int j = 0; j < count; j++) {
        model.add(term, run ? Math.min(rows - 1, first + j) : random.nextInt(rows));
      }
    }
    return model;
  }

  static byte[] randomTerm(Random random) {
    int alphabet = 1 + random.nextInt(4);
    byte[] term = new byte[random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(8)];
    for (int i = 0; i < term.length; i++) {
      term[i] = (byte) (random.nextInt(alphabet) - random.nextInt(2));
    }
    return term;
  }

  void add(byte[] term, int row) {
    rowsOf.computeIfAbsent(term, t -> new RoaringBitmap()).add(row);
    builder.add(term, row);
  }

  MemorySegment image() {
    return builder.build(Arena.ofAuto());
  }

  int rows() {
    return rows;
  }

  NavigableMap<byte[], RoaringBitmap> all() {
    return rowsOf;
  }

  /** The terms of a range, told as the range itself does. */
  NavigableMap<byte[], RoaringBitmap> in(TermRange range) {
    byte[] before = range.before();
    if (range.isEmpty()) {
      return new TreeMap<>(Arrays::compareUnsigned);
    }
    return before == null
        ? rowsOf.tailMap(range.from(), true)
        : rowsOf.subMap(range.from(), true, before, false);
  }
}

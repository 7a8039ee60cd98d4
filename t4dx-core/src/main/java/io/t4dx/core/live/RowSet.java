package io.t4dx.core.live;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of rows that only grows. One thread at a time adds, any number read: a bitmap that was
 * given out is never changed, a longer one replaces it.
 */
final class RowSet {
  private final RoaringBitmap known = new RoaringBitmap();
  private int[] rows = new int[8];
  private volatile int size;
  private volatile Prefix newest = new Prefix(0, new RoaringBitmap());

  private record Prefix(int size, RoaringBitmap bitmap) {}

  /** For the writing thread. */
  void add(int row) {
    if (!known.checkedAdd(row)) {
      return;
    }
    int at = size;
    if (at == rows.length) {
      rows = Arrays.copyOf(rows, 2 * at);
    }
    rows[at] = row;
    size = at + 1;
  }

  boolean isEmpty() {
    return size == 0;
  }

  RoaringBitmap bitmap() {
    int wanted = size;
    Prefix prefix = newest;
    if (prefix.size < wanted) {
      RoaringBitmap bitmap = prefix.bitmap.clone();
      int[] added = rows;
      for (int i = prefix.size; i < wanted; i++) {
        bitmap.add(added[i]);
      }
      prefix = new Prefix(wanted, bitmap);
      newest = prefix;
    }
    return prefix.bitmap;
  }
}

package io.t4dx.index.column;

import io.t4dx.index.rows.RowCollector;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;

/** Ranges of keys as bitmaps of rows. */
public final class RangeFilter {
  private RangeFilter() {}

  /** The rows of an order whose keys are in a range. */
  public static RoaringBitmap rows(OrderedRows order, KeyRange range) {
    return order.bitmap(order.slice(range));
  }

  /** The rows from {@code first} to {@code end} whose keys are in a range, by reading them all. */
  public static RoaringBitmap scan(Column column, int first, int end, KeyRange range) {
    Objects.checkFromToIndex(first, end, column.rows());
    if (range.isEmpty()) {
      return new RoaringBitmap();
    }
    RowCollector rows = new RowCollector(first, end, end - first);
    int stop;
    for (int row = first; row < end; row = stop) {
      stop = Math.min(end, (row | 63) + 1);
      rows.addWord(row & ~63, column.matches(row, stop, range));
    }
    return rows.bitmap();
  }
}

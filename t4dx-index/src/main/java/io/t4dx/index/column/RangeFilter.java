package io.t4dx.index.column;

import io.t4dx.index.rows.RowCollector;
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
    RowCollector rows = new RowCollector(first, end, end - first);
    for (int row = first; row < end; row++) {
      if (range.contains(column.key(row))) {
        rows.add(row);
      }
    }
    return rows.bitmap();
  }
}

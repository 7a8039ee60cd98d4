package io.t4dx.index.column;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.rows.RowCollector;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of one row range, sorted by the key of a column; rows of one key in their own order.
 * Slots count from {@code first} to {@code end}, as the rows do. Immutable.
 */
public final class OrderedRows {
  private static final int BATCH = 1024;

  private final RowOrder order;
  private final Column column;
  private final int first;
  private final int end;

  OrderedRows(RowOrder order, int first, int end) {
    Objects.checkFromToIndex(first, end, order.rows());
    this.order = order;
    this.column = order.column();
    this.first = first;
    this.end = end;
  }

  /** The first slot, and the lowest row. */
  public int first() {
    return first;
  }

  /** The slot after the last. */
  public int end() {
    return end;
  }

  /** The row in a slot. */
  public int row(int slot) {
    if (slot < first || slot >= end) {
      throw new IndexOutOfBoundsException(
          "slot " + slot + " is not between " + first + " and " + end);
    }
    int row = order.row(slot);
    if (row < first || row >= end) {
      throw outside(slot, row);
    }
    return row;
  }

  /** The sort key of the row in a slot. */
  public long key(int slot) {
    return column.key(row(slot));
  }

  /**
   * The first slot at or after a position: where a scan in rising order that has come to that
   * position goes on. A scan in falling order goes on at the slot before.
   */
  public int slot(long key, int row) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int there = row(middle);
      long found = column.key(there);
      if (found < key || (found == key && there < row)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The slots whose keys are in a range: exactly as many as rows that match. */
  public Slice slice(KeyRange range) {
    if (range.isEmpty()) {
      return new Slice(first, first);
    }
    int from = slot(range.least(), first);
    // Rows are below end, so this finds the slot after the last row of the highest key.
    return new Slice(from, Math.max(from, slot(range.most(), end)));
  }

  /** The rows in a slice. */
  public RoaringBitmap bitmap(Slice slice) {
    Objects.checkFromToIndex(slice.from(), slice.to(), end);
    if (slice.count() == end - first) {
      return RoaringBitmap.bitmapOfRange(first, end);
    }
    int others = end - first - slice.count();
    if (others < slice.count()) {
      RowCollector outside = new RowCollector(first, end, others);
      collect(first, slice.from(), outside);
      collect(slice.to(), end, outside);
      return outside.complement();
    }
    RowCollector inside = new RowCollector(first, end, slice.count());
    collect(slice.from(), slice.to(), inside);
    return inside.bitmap();
  }

  private void collect(int from, int to, RowCollector rows) {
    int[] batch = new int[Math.min(BATCH, to - from)];
    for (int slot = from; slot < to; slot += BATCH) {
      int count = Math.min(BATCH, to - slot);
      order.copy(slot, count, batch);
      for (int i = 0; i < count; i++) {
        if (batch[i] < first || batch[i] >= end) {
          throw outside(slot + i, batch[i]);
        }
      }
      rows.addAll(batch, count);
    }
  }

  private CorruptIndexException outside(int slot, int row) {
    return new CorruptIndexException(
        OrderDescriptor.SLOTS + 4L * slot,
        "row %d in a slot of rows %d to %d".formatted(row, first, end));
  }

  /** The lowest and the highest key, from the two ends. */
  public ColumnStatistics statistics() {
    return first == end
        ? new ColumnStatistics(0, 0, 0)
        : new ColumnStatistics(end - first, key(first), key(end - 1));
  }

  /** Checks that the slots hold each row once, sorted. */
  public void verify() {
    for (int slot = first + 1; slot < end; slot++) {
      long before = key(slot - 1);
      long key = key(slot);
      // Rising strictly by key and row, so many slots as rows hold each row once.
      if (before > key || (before == key && row(slot - 1) >= row(slot))) {
        throw new CorruptIndexException(
            OrderDescriptor.SLOTS + 4L * slot, "slot " + slot + " is not in order");
      }
    }
    if (first < end) {
      row(first);
    }
  }
}

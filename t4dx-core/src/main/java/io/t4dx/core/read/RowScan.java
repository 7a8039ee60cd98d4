package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.segment.RowReader;
import io.t4dx.core.segment.Segment;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Rows of a segment in an order that it has: that of its keys, or of a column. */
final class RowScan extends ScanSource {

  /**
   * An order by a column.
   *
   * @param rows in that order
   * @param moved those of which the column does not say any more where they belong
   */
  record ByColumn(Column column, OrderedRows rows, RoaringBitmap moved) {}

  private final LiveSegment live;
  private final Segment segment;
  private final RowReader reader;
  private final Scan scan;
  private final long lsn;
  private final SegmentRows wanted;
  private final @Nullable ByColumn order;
  private final int step;
  private final int last;
  private int slot;
  private int row;

  /**
   * The wanted rows in a range of slots.
   *
   * @param order null for that of the keys
   * @param first the lowest slot
   * @param end the slot after the highest
   */
  RowScan(
      LiveSegment live,
      Scan scan,
      long lsn,
      SegmentRows wanted,
      @Nullable ByColumn order,
      int first,
      int end) {
    this.live = live;
    this.segment = live.segment();
    this.reader = segment.reader();
    this.scan = scan;
    this.lsn = lsn;
    this.wanted = wanted;
    this.order = order;
    this.step = scan.descending() ? -1 : 1;
    this.slot = scan.descending() ? Math.max(first, end) : first - 1;
    this.last = scan.descending() ? first : end - 1;
  }

  @Override
  boolean advance() {
    while (step > 0 ? slot < last : slot > last) {
      slot += step;
      row = order == null ? slot : order.rows().row(slot);
      if (wanted.contains(row) && (order == null || !order.moved().contains(row))) {
        long value = order == null ? 0 : order.column().key(row);
        standAt(value, segment.highOfId(row), segment.lowOfId(row));
        return true;
      }
    }
    return false;
  }

  @Override
  Item item() {
    UUID id = segment.id(row);
    return live.item(new ItemKey(scan.namespace(), id), row, lsn, scan.parts(), reader);
  }
}

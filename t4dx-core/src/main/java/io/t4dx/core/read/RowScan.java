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

/**
 * Rows of a segment in an order that it has: that of its keys, or of a column. It goes some rows
 * ahead, and asks for what it will need of all of them at once: in the order of a column each lies
 * somewhere else, and reads from memory that do not wait for each other cost a tenth.
 */
final class RowScan extends ScanSource {

  /**
   * An order by a column.
   *
   * @param rows in that order
   * @param moved those of which the column does not say any more where they belong
   */
  record ByColumn(Column column, OrderedRows rows, RoaringBitmap moved) {}

  /** Rows ahead. The first ones are few: many a scan ends after some items. */
  private static final int MOST = 16;

  private static final int FIRST = 2;

  private final LiveSegment live;
  private final Segment segment;
  private final RowReader reader;
  private final Scan scan;
  private final long lsn;
  private final SegmentRows wanted;
  private final @Nullable ByColumn order;
  private final int step;
  private final int last;
  private final int[] rows = new int[MOST];
  private final long[] values = new long[MOST];
  private final long[] highs = new long[MOST];
  private final long[] lows = new long[MOST];
  private int room = FIRST;
  private int ahead;
  private int at = -1;
  private int slot;

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
    if (++at >= ahead && !goAhead()) {
      return false;
    }
    standAt(values[at], highs[at], lows[at]);
    return true;
  }

  private boolean goAhead() {
    at = 0;
    ahead = 0;
    while (ahead < room && (step > 0 ? slot < last : slot > last)) {
      slot += step;
      int row = order == null ? slot : order.rows().row(slot);
      if (wanted.contains(row) && (order == null || !order.moved().contains(row))) {
        rows[ahead++] = row;
      }
    }
    for (int i = 0; i < ahead; i++) {
      int row = rows[i];
      values[i] = order == null ? 0 : order.column().key(row);
      highs[i] = segment.highOfId(row);
      lows[i] = segment.lowOfId(row);
      reader.touch(row, scan.parts().content());
    }
    room = Math.min(MOST, 2 * room);
    return ahead > 0;
  }

  @Override
  Item item() {
    ItemKey key = new ItemKey(scan.namespace(), new UUID(highs[at], lows[at]));
    return live.item(key, rows[at], lsn, scan.parts(), reader);
  }
}

package io.t4dx.core.read;

import io.t4dx.core.live.ItemField;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** The live rows of one segment that pass a scan's filter, in the scan's order. */
final class SegmentScan {
  private final LiveSegment live;
  private final Segment segment;
  private final Scan scan;
  private final long lsn;
  private final RowRange range;

  SegmentScan(LiveSegment live, Scan scan, long lsn) {
    this.live = live;
    this.segment = live.segment();
    this.scan = scan;
    this.lsn = lsn;
    this.range = segment.rows(scan.namespace());
  }

  /**
   * Adds what the segment has to a scan.
   *
   * @param trace is told how its rows are found; null where nobody wants to know
   */
  void addTo(ScanMerge merge, @Nullable FilterTrace trace) {
    if (range.isEmpty()) {
      return;
    }
    SegmentRows rows = SegmentRows.of(live, scan.namespace(), scan.filter(), lsn, trace);
    if (trace != null) {
      trace.found(rows.count());
    }
    if (rows.isEmpty()) {
      return;
    }
    if (scan.order() == ScanOrder.ID) {
      merge.add(byId(rows));
      return;
    }
    Optional<OrderedRows> order = segment.order(columnOf(scan.order()), range);
    if (order.isEmpty()) {
      // The order was damaged: every row counts as moved.
      merge.add(moved(rows, RoaringBitmap.bitmapOfRange(range.first(), range.end())));
      return;
    }
    RoaringBitmap moved = live.overlay().differingRows(EnumSet.of(fieldOf(scan.order())));
    Column column = segment.column(columnOf(scan.order()));
    merge.add(byColumn(new RowScan.ByColumn(column, order.get(), moved), rows));
    merge.add(moved(rows, moved));
  }

  private ScanSource byId(SegmentRows rows) {
    int first = range.first();
    int end = range.end();
    if (scan.after().isPresent()) {
      ScanCursor cursor = scan.after().get();
      int at = segment.lowerRow(scan.namespace(), cursor.id());
      if (scan.descending()) {
        end = at;
      } else {
        first = at < end && segment.id(at).equals(cursor.id()) ? at + 1 : at;
      }
    }
    return new RowScan(live, scan, lsn, rows, null, first, end);
  }

  /** The rows that are where the columns say, by the segment's order. */
  private ScanSource byColumn(RowScan.ByColumn order, SegmentRows rows) {
    int first = range.first();
    int end = range.end();
    if (scan.after().isPresent()) {
      ScanCursor cursor = scan.after().get();
      int at = segment.lowerRow(scan.namespace(), cursor.id());
      boolean there = at < range.end() && segment.id(at).equals(cursor.id());
      if (scan.descending()) {
        end = order.rows().slot(cursor.position(), at);
      } else {
        first = order.rows().slot(cursor.position(), there ? at + 1 : at);
      }
    }
    return new RowScan(live, scan, lsn, rows, order, first, end);
  }

  /** The rows that a patch has moved in the order, or had once. */
  private ScanSource moved(SegmentRows rows, RoaringBitmap moved) {
    SortedScan sorted = new SortedScan(scan);
    PeekableIntIterator each = moved.getIntIterator();
    each.advanceIfNeeded(range.first());
    while (each.hasNext()) {
      int row = each.next();
      if (row >= range.end()) {
        break;
      }
      if (rows.contains(row)) {
        ItemKey key = new ItemKey(scan.namespace(), segment.id(row));
        sorted.gather(
            new ScanPosition(
                ScanPosition.valueOf(live.fields(row, lsn), scan.order()),
                key.id(),
                () -> live.item(key, row, lsn, scan.parts())));
      }
    }
    return sorted.sorted();
  }

  /** How rows that pass are put in order, in words. */
  static String orderingOf(LiveSegment live, Scan scan) {
    if (scan.order() == ScanOrder.ID) {
      return "along its keys";
    }
    RowRange range = live.segment().rows(scan.namespace());
    if (live.segment().order(columnOf(scan.order()), range).isEmpty()) {
      return "sorted, for want of an order that was damaged";
    }
    long moved =
        live.overlay()
            .differingRows(EnumSet.of(fieldOf(scan.order())))
            .rangeCardinality(range.first(), range.end());
    return moved == 0
        ? "along the order of its column"
        : "along the order of its column, merged with " + moved + " patched rows";
  }

  private static ItemField fieldOf(ScanOrder order) {
    return switch (order) {
      case ID -> throw new IllegalArgumentException("no patch changes an id");
      case EVENT_TIME -> ItemField.EVENT_TIME;
      case RECORD_TIME -> ItemField.RECORD_TIME;
      case KAPPA -> ItemField.KAPPA;
      case IMPORTANCE -> ItemField.IMPORTANCE;
    };
  }

  private static ItemColumn columnOf(ScanOrder order) {
    return switch (order) {
      case ID -> throw new IllegalArgumentException("ids are in no column");
      case EVENT_TIME -> ItemColumn.EVENT_TIME;
      case RECORD_TIME -> ItemColumn.RECORD_TIME;
      case KAPPA -> ItemColumn.KAPPA;
      case IMPORTANCE -> ItemColumn.IMPORTANCE;
    };
  }
}

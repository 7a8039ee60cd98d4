package io.t4dx.core.read;

import io.t4dx.core.live.ItemField;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
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
      merge.add(positions(byId(rows), row -> 0));
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
    merge.add(positions(ordered(order.get(), rows, moved), column::key));
    merge.add(moved(rows, moved));
  }

  private interface ValueOfRow {
    long value(int row);
  }

  private Iterator<ScanPosition> positions(PrimitiveIterator.OfInt rows, ValueOfRow values) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public ScanPosition next() {
        int row = rows.nextInt();
        return position(row, values.value(row));
      }
    };
  }

  private ScanPosition position(int row, long value) {
    return new ScanPosition(
        value, segment.id(row), () -> live.item(scan.namespace(), row, lsn, scan.parts()));
  }

  private PrimitiveIterator.OfInt byId(SegmentRows rows) {
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
    return new RowWalk(first, end, scan.descending(), row -> row, rows::contains);
  }

  /** The rows that are where the columns say, by the segment's order. */
  private PrimitiveIterator.OfInt ordered(
      OrderedRows order, SegmentRows rows, RoaringBitmap moved) {
    int first = range.first();
    int end = range.end();
    if (scan.after().isPresent()) {
      ScanCursor cursor = scan.after().get();
      int at = segment.lowerRow(scan.namespace(), cursor.id());
      boolean there = at < range.end() && segment.id(at).equals(cursor.id());
      if (scan.descending()) {
        end = order.slot(cursor.position(), at);
      } else {
        first = order.slot(cursor.position(), there ? at + 1 : at);
      }
    }
    return new RowWalk(
        first,
        end,
        scan.descending(),
        order::row,
        row -> rows.contains(row) && !moved.contains(row));
  }

  /** The rows that a patch has moved in the order, or had once. */
  private Iterator<ScanPosition> moved(SegmentRows rows, RoaringBitmap moved) {
    List<ScanPosition> positions = new ArrayList<>();
    PeekableIntIterator each = moved.getIntIterator();
    each.advanceIfNeeded(range.first());
    while (each.hasNext()) {
      int row = each.next();
      if (row >= range.end()) {
        break;
      }
      if (rows.contains(row)) {
        ItemFields fields = live.fields(row, lsn);
        ScanPosition position = position(row, ScanPosition.valueOf(fields, scan.order()));
        if (position.isIn(scan)) {
          positions.add(position);
        }
      }
    }
    positions.sort(ScanPosition.order(scan));
    return positions.iterator();
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

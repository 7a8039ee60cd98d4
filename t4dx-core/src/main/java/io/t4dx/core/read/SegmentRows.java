package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.Overlay;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.RowStatistics;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Filter;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of a namespace in one segment that are live as of an LSN and pass a filter.
 *
 * @param range where they are
 * @param bitmap which of the range they are; null for all; not to be changed
 * @param pruned whether statistics alone showed that nothing was to be looked at
 */
record SegmentRows(RowRange range, @Nullable RoaringBitmap bitmap, boolean pruned) {

  /**
   * Finds them.
   *
   * @param trace is told how; null where nobody wants to know
   */
  static SegmentRows of(
      LiveSegment live, String namespace, Filter filter, long lsn, @Nullable FilterTrace trace) {
    Segment segment = live.segment();
    RowRange range = segment.rows(namespace);
    if (range.isEmpty()) {
      return new SegmentRows(range, new RoaringBitmap(), true);
    }
    Optional<RowStatistics> statistics = segment.statistics(namespace);
    Coverage coverage = statistics.map(known -> Coverage.of(filter, known)).orElse(Coverage.SOME);
    Filter open = statistics.map(known -> Coverage.withoutSettled(filter, known)).orElse(filter);
    Filter decisive =
        coverage == Coverage.NONE
            ? statistics.map(known -> Coverage.excluding(filter, known)).orElse(filter)
            : filter;
    RoaringBitmap differing = differing(live.overlay(), range, decisive);
    if (trace != null) {
      trace.begin(filter, coverage, differing.getLongCardinality());
    }
    if (coverage == Coverage.ALL && differing.isEmpty()) {
      return new SegmentRows(range, live(live.overlay(), range, lsn), false);
    }
    RoaringBitmap rows =
        switch (coverage) {
          case NONE -> new RoaringBitmap();
          case SOME -> new ColumnFilter(segment, range).rows(open, trace);
          case ALL -> RoaringBitmap.bitmapOfRange(range.first(), range.end());
        };
    correct(rows, differing, live, filter, lsn);
    if (!live.overlay().allRowsLive(lsn)) {
      rows.andNot(live.overlay().deadRows(lsn));
    }
    return new SegmentRows(range, rows, coverage == Coverage.NONE && differing.isEmpty());
  }

  /** The live rows of a range; null where all are. */
  private static @Nullable RoaringBitmap live(Overlay overlay, RowRange range, long lsn) {
    if (overlay.allRowsLive(lsn)) {
      return null;
    }
    RoaringBitmap dead = overlay.deadRows(lsn);
    if (dead.rangeCardinality(range.first(), range.end()) == 0) {
      return null;
    }
    RoaringBitmap rows = RoaringBitmap.bitmapOfRange(range.first(), range.end());
    rows.andNot(dead);
    return rows;
  }

  private static RoaringBitmap differing(Overlay overlay, RowRange range, Filter filter) {
    RoaringBitmap differing = overlay.differingRows(FilterFields.of(filter));
    if (differing.isEmpty()
        || differing.rangeCardinality(range.first(), range.end()) == differing.getCardinality()) {
      return differing;
    }
    RoaringBitmap own = RoaringBitmap.bitmapOfRange(range.first(), range.end());
    own.and(differing);
    return own;
  }

  /** Asks the rows that are not what the columns say, one by one. */
  private static void correct(
      RoaringBitmap rows, RoaringBitmap differing, LiveSegment live, Filter filter, long lsn) {
    if (differing.isEmpty()) {
      return;
    }
    Predicate<ItemFields> test = Filters.require(filter);
    rows.andNot(differing);
    PeekableIntIterator each = differing.getIntIterator();
    while (each.hasNext()) {
      int row = each.next();
      if (live.isRowLive(row, lsn) && test.test(live.fields(row, lsn))) {
        rows.add(row);
      }
    }
  }

  boolean isEmpty() {
    return bitmap == null ? range.isEmpty() : bitmap.isEmpty();
  }

  long count() {
    return bitmap == null ? range.size() : bitmap.getLongCardinality();
  }

  boolean contains(int row) {
    return bitmap == null ? range.contains(row) : bitmap.contains(row);
  }
}

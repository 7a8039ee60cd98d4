package io.t4dx.core.read;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.Terms;
import io.t4dx.index.column.KeyRange;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.index.column.RangeFilter;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.rows.RowCollector;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows of a range whose fields, as they were written, pass a filter: by orders, postings and
 * columns. Where an index is missing because it was damaged, the fields themselves are read.
 */
final class ColumnFilter {
  /** To ask one row costs as much as to pass by so many in a scan of a column. */
  private static final int ROWS_A_TEST = 16;

  private final Segment segment;
  private final RowRange range;

  ColumnFilter(Segment segment, RowRange range) {
    this.segment = segment;
    this.range = range;
  }

  /**
   * The same as {@link #rows(Filter)}.
   *
   * @param trace is told how the conditions were asked; null where nobody wants to know
   */
  RoaringBitmap rows(Filter filter, @Nullable FilterTrace trace) {
    boolean one = !(filter instanceof Filter.And);
    return one && trace == null ? rows(filter) : allOf(Filters.conditions(filter), trace);
  }

  /** A bitmap of the caller's own. */
  RoaringBitmap rows(Filter filter) {
    return switch (filter) {
      case Filter.Everything _ -> all();
      case Filter.KappaBetween(float least, float most) ->
          between(ItemColumn.KAPPA, KeyRange.closed(least, most));
      case Filter.ImportanceBetween(float least, float most) ->
          between(ItemColumn.IMPORTANCE, KeyRange.closed(least, most));
      case Filter.TimeBetween(TimeField field, long from, long before) ->
          between(Coverage.columnOf(field), KeyRange.halfOpen(from, before));
      case Filter.ValidAt(long moment) -> {
        RoaringBitmap rows = between(ItemColumn.VALID_FROM, Coverage.begunAt(moment));
        rows.and(between(ItemColumn.VALID_UNTIL, Coverage.notEndedAt(moment)));
        yield rows;
      }
      case Filter.TypeIn(var types) -> terms(filter, types.stream().map(Terms::type).toList());
      case Filter.SessionIn(var sessions) ->
          terms(filter, sessions.stream().map(Terms::session).toList());
      case Filter.MetadataIn in -> terms(filter, termsOf(in));
      case Filter.MetadataBetween(String name, double least, double most) ->
          postings(filter, known -> known.union(Terms.metadataBetween(name, least, most)));
      case Filter.HasMetadata(String name) -> terms(filter, List.of(Terms.metadataName(name)));
      case Filter.And(List<Filter> parts) -> allOf(parts, null);
      case Filter.Or(List<Filter> parts) -> anyOf(parts);
      case Filter.Not(Filter part) -> {
        RoaringBitmap rows = all();
        rows.andNot(rows(part));
        yield rows;
      }
    };
  }

  private RoaringBitmap all() {
    return RoaringBitmap.bitmapOfRange(range.first(), range.end());
  }

  private RoaringBitmap between(ItemColumn column, KeyRange keys) {
    Optional<OrderedRows> order =
        column.isOrdered() ? segment.order(column, range) : Optional.empty();
    return order.isPresent()
        ? RangeFilter.rows(order.get(), keys)
        : RangeFilter.scan(segment.column(column), range.first(), range.end(), keys);
  }

  static List<byte[]> termsOf(Filter.MetadataIn filter) {
    List<byte[]> terms = new ArrayList<>();
    for (Object value : filter.values()) {
      terms.add(Terms.metadataValue(filter.name(), value));
      terms.add(Terms.metadataElement(filter.name(), value));
    }
    return terms;
  }

  private RoaringBitmap terms(Filter filter, List<byte[]> terms) {
    return postings(
        filter,
        known -> {
          if (terms.size() == 1) {
            return known.rows(terms.getFirst());
          }
          RoaringBitmap rows = new RoaringBitmap();
          terms.forEach(term -> rows.or(known.rows(term)));
          return rows;
        });
  }

  private interface Lookup {
    RoaringBitmap rows(Postings postings);
  }

  private RoaringBitmap postings(Filter filter, Lookup lookup) {
    Optional<Postings> postings = segment.postings();
    if (postings.isEmpty()) {
      return oneByOne(filter);
    }
    RoaringBitmap rows = lookup.rows(postings.get());
    if (range.size() < segment.rows()) {
      rows.and(all());
    }
    return rows;
  }

  private RoaringBitmap oneByOne(Filter filter) {
    Predicate<ItemFields> test = Filters.require(filter);
    RowCollector rows = new RowCollector(range.first(), range.end(), range.size());
    for (int row = range.first(); row < range.end(); row++) {
      if (test.test(segment.fields(row))) {
        rows.add(row);
      }
    }
    return rows.bitmap();
  }

  /**
   * The part that is expected to accept the fewest rows goes first; where few are left, they are
   * asked one by one what the other parts want to know.
   */
  private RoaringBitmap allOf(List<Filter> parts, @Nullable FilterTrace trace) {
    if (parts.isEmpty()) {
      return all();
    }
    FilterEstimate estimate = new FilterEstimate(segment, range);
    List<Filter> fewestFirst =
        parts.stream().sorted(Comparator.comparingDouble(estimate::rows)).toList();
    if (trace != null) {
      trace.order(fewestFirst);
    }
    RoaringBitmap rows = rows(fewestFirst.getFirst());
    note(trace, rows, false);
    for (Filter part : fewestFirst.subList(1, fewestFirst.size())) {
      if (rows.isEmpty()) {
        return rows;
      }
      boolean oneByOne = rows.getLongCardinality() * ROWS_A_TEST <= range.size();
      if (oneByOne) {
        rows = passing(rows, RowCondition.of(segment, part));
      } else {
        rows.and(rows(part));
      }
      note(trace, rows, oneByOne);
    }
    return rows;
  }

  private static void note(@Nullable FilterTrace trace, RoaringBitmap rows, boolean oneByOne) {
    if (trace != null) {
      trace.asked(oneByOne, rows.getLongCardinality());
    }
  }

  private static RoaringBitmap passing(RoaringBitmap rows, IntPredicate test) {
    RoaringBitmap passing = new RoaringBitmap();
    PeekableIntIterator each = rows.getIntIterator();
    while (each.hasNext()) {
      int row = each.next();
      if (test.test(row)) {
        passing.add(row);
      }
    }
    return passing;
  }

  private RoaringBitmap anyOf(List<Filter> parts) {
    RoaringBitmap rows = new RoaringBitmap();
    parts.forEach(part -> rows.or(rows(part)));
    return rows;
  }
}

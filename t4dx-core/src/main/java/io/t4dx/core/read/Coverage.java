package io.t4dx.core.read;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowStatistics;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.index.column.KeyRange;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import java.util.ArrayList;
import java.util.List;

/** How much of a range of rows passes a filter, as far as statistics alone can tell. */
enum Coverage {
  /** No row does. */
  NONE,
  /** Some rows may, some may not. */
  SOME,
  /** Every row does. */
  ALL;

  static Coverage of(Filter filter, RowStatistics statistics) {
    return switch (filter) {
      case Filter.Everything _ -> ALL;
      case Filter.KappaBetween(float least, float most) ->
          of(KeyRange.closed(least, most), statistics, ItemColumn.KAPPA);
      case Filter.ImportanceBetween(float least, float most) ->
          of(KeyRange.closed(least, most), statistics, ItemColumn.IMPORTANCE);
      case Filter.TimeBetween(TimeField field, long from, long before) ->
          of(KeyRange.halfOpen(from, before), statistics, columnOf(field));
      case Filter.ValidAt(long moment) ->
          both(
              of(begunAt(moment), statistics, ItemColumn.VALID_FROM),
              of(notEndedAt(moment), statistics, ItemColumn.VALID_UNTIL));
      case Filter.TypeIn(var types) -> types.stream().anyMatch(statistics::mayHave) ? SOME : NONE;
      case Filter.SessionIn _,
          Filter.MetadataIn _,
          Filter.MetadataBetween _,
          Filter.HasMetadata _ ->
          SOME;
      case Filter.And(List<Filter> parts) -> {
        Coverage all = ALL;
        for (Filter part : parts) {
          all = both(all, of(part, statistics));
        }
        yield all;
      }
      case Filter.Or(List<Filter> parts) -> {
        Coverage any = NONE;
        for (Filter part : parts) {
          any = either(any, of(part, statistics));
        }
        yield any;
      }
      case Filter.Not(Filter part) ->
          switch (of(part, statistics)) {
            case NONE -> ALL;
            case SOME -> SOME;
            case ALL -> NONE;
          };
    };
  }

  /** A filter without the conditions of which statistics tell that every row meets them. */
  static Filter withoutSettled(Filter filter, RowStatistics statistics) {
    if (of(filter, statistics) == ALL) {
      return Filter.everything();
    }
    if (!(filter instanceof Filter.And(List<Filter> parts))) {
      return filter;
    }
    List<Filter> open = new ArrayList<>(parts.size());
    for (Filter part : parts) {
      if (of(part, statistics) != ALL) {
        open.add(withoutSettled(part, statistics));
      }
    }
    return open.size() == 1 ? open.getFirst() : new Filter.And(open);
  }

  /**
   * The condition for which statistics exclude a filter: a row of which nothing else was changed
   * than what this condition asks about passes the filter no more than it did.
   */
  static Filter excluding(Filter filter, RowStatistics statistics) {
    for (Filter condition : Filters.conditions(filter)) {
      if (of(condition, statistics) == NONE) {
        return condition;
      }
    }
    return filter;
  }

  /** The begins of validity of what has begun to hold at a moment. */
  static KeyRange begunAt(long moment) {
    return KeyRange.closed(Long.MIN_VALUE, moment);
  }

  /** The ends of validity of what has not ceased to hold at a moment. */
  static KeyRange notEndedAt(long moment) {
    return moment == Long.MAX_VALUE ? KeyRange.NONE : KeyRange.closed(moment + 1, Long.MAX_VALUE);
  }

  static ItemColumn columnOf(TimeField field) {
    return switch (field) {
      case EVENT_TIME -> ItemColumn.EVENT_TIME;
      case RECORD_TIME -> ItemColumn.RECORD_TIME;
      case VALID_FROM -> ItemColumn.VALID_FROM;
      case VALID_UNTIL -> ItemColumn.VALID_UNTIL;
    };
  }

  private static Coverage of(KeyRange range, RowStatistics statistics, ItemColumn column) {
    ColumnStatistics known = statistics.range(column);
    if (!range.meets(known)) {
      return NONE;
    }
    return range.covers(known) ? ALL : SOME;
  }

  private static Coverage both(Coverage a, Coverage b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Coverage either(Coverage a, Coverage b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}

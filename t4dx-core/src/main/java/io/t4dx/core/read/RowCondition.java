package io.t4dx.core.read;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.Segment;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.KeyRange;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Filter;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Filters as tests of one row, as it was written: of its columns where they suffice. */
final class RowCondition {
  private RowCondition() {}

  static IntPredicate of(Segment segment, Filter filter) {
    return switch (filter) {
      case Filter.Everything _ -> row -> true;
      case Filter.KappaBetween(float least, float most) ->
          between(segment, ItemColumn.KAPPA, KeyRange.closed(least, most));
      case Filter.ImportanceBetween(float least, float most) ->
          between(segment, ItemColumn.IMPORTANCE, KeyRange.closed(least, most));
      case Filter.TimeBetween(var field, long from, long before) ->
          between(segment, Coverage.columnOf(field), KeyRange.halfOpen(from, before));
      case Filter.ValidAt(long moment) ->
          between(segment, ItemColumn.VALID_FROM, Coverage.begunAt(moment))
              .and(between(segment, ItemColumn.VALID_UNTIL, Coverage.notEndedAt(moment)));
      case Filter.TypeIn _,
          Filter.SessionIn _,
          Filter.MetadataIn _,
          Filter.MetadataBetween _,
          Filter.HasMetadata _ -> {
        Predicate<ItemFields> test = Filters.require(filter);
        yield row -> test.test(segment.fields(row));
      }
      case Filter.And(List<Filter> parts) ->
          parts.stream().map(part -> of(segment, part)).reduce(row -> true, IntPredicate::and);
      case Filter.Or(List<Filter> parts) ->
          parts.stream().map(part -> of(segment, part)).reduce(row -> false, IntPredicate::or);
      case Filter.Not(Filter part) -> of(segment, part).negate();
    };
  }

  private static IntPredicate between(Segment segment, ItemColumn column, KeyRange keys) {
    Column values = segment.column(column);
    return row -> keys.contains(values.key(row));
  }
}

package io.t4dx.core.read;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.Terms;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.index.column.KeyRange;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.index.posting.Postings;
import io.t4dx.query.Filter;
import java.util.List;
import java.util.Optional;

/**
 * How many rows of a range a filter may be expected to accept, without looking at them: exact where
 * an order or a posting knows, by proportion between the ends of a column elsewhere, and as if
 * conditions were independent where several meet.
 */
final class FilterEstimate {
  private final Segment segment;
  private final RowRange range;

  FilterEstimate(Segment segment, RowRange range) {
    this.segment = segment;
    this.range = range;
  }

  /** From 0 to all rows of the range. */
  double rows(Filter filter) {
    double all = range.size();
    double expected =
        switch (filter) {
          case Filter.Everything _ -> all;
          case Filter.KappaBetween(float least, float most) ->
              between(ItemColumn.KAPPA, KeyRange.closed(least, most));
          case Filter.ImportanceBetween(float least, float most) ->
              between(ItemColumn.IMPORTANCE, KeyRange.closed(least, most));
          case Filter.TimeBetween(var field, long from, long before) ->
              between(Coverage.columnOf(field), KeyRange.halfOpen(from, before));
          case Filter.ValidAt(long moment) ->
              between(ItemColumn.VALID_FROM, Coverage.begunAt(moment))
                  * between(ItemColumn.VALID_UNTIL, Coverage.notEndedAt(moment))
                  / Math.max(1, all);
          case Filter.TypeIn(var types) -> terms(types.stream().map(Terms::type).toList());
          case Filter.SessionIn(var sessions) ->
              terms(sessions.stream().map(Terms::session).toList());
          case Filter.MetadataIn in -> terms(ColumnFilter.termsOf(in));
          case Filter.MetadataBetween(String name, double least, double most) ->
              share(known -> known.count(Terms.metadataBetween(name, least, most)));
          case Filter.HasMetadata(String name) -> terms(List.of(Terms.metadataName(name)));
          case Filter.And(List<Filter> parts) -> {
            double product = all;
            for (Filter part : parts) {
              product *= rows(part) / Math.max(1, all);
            }
            yield product;
          }
          case Filter.Or(List<Filter> parts) -> parts.stream().mapToDouble(this::rows).sum();
          case Filter.Not(Filter part) -> all - rows(part);
        };
    return Math.clamp(expected, 0, all);
  }

  private double between(ItemColumn column, KeyRange keys) {
    Optional<OrderedRows> order =
        column.isOrdered() ? segment.order(column, range) : Optional.empty();
    if (order.isPresent()) {
      return order.get().slice(keys).count();
    }
    ColumnStatistics known = segment.statistics().range(column);
    if (!keys.meets(known)) {
      return 0;
    }
    double width = (double) known.mostKey() - known.leastKey();
    double least = Math.max(keys.least(), known.leastKey());
    double most = Math.min(keys.most(), known.mostKey());
    return width <= 0 ? range.size() : range.size() * (most - least) / width;
  }

  private double terms(List<byte[]> terms) {
    return share(known -> terms.stream().mapToLong(known::count).sum());
  }

  private interface Count {
    double of(Postings postings);
  }

  /** Postings count rows of all namespaces. */
  private double share(Count count) {
    Optional<Postings> postings = segment.postings();
    return postings.isEmpty()
        ? range.size()
        : count.of(postings.get()) * range.size() / Math.max(1, segment.rows());
  }
}

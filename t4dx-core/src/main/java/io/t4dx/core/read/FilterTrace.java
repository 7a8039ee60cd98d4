package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.RowStatistics;
import io.t4dx.core.segment.Segment;
import io.t4dx.query.Explanation.Condition;
import io.t4dx.query.Explanation.How;
import io.t4dx.query.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes down how a filter was asked of the rows of a namespace in one segment. */
final class FilterTrace {
  private final Segment segment;
  private final RowRange range;
  private final Optional<RowStatistics> statistics;
  private final List<Condition> conditions = new ArrayList<>();
  private int next;
  private boolean wasAsked;
  private long patched;
  private long accepted;

  FilterTrace(LiveSegment live, String namespace) {
    this.segment = live.segment();
    this.range = segment.rows(namespace);
    this.statistics = segment.statistics(namespace);
  }

  /**
   * Statistics were looked at.
   *
   * @param newPatched rows that are not what the columns say, and are asked one by one
   */
  void begin(Filter filter, Coverage coverage, long newPatched) {
    wasAsked = true;
    patched = newPatched;
    for (Filter condition : Filters.conditions(filter)) {
      Coverage own = statistics.map(known -> Coverage.of(condition, known)).orElse(Coverage.SOME);
      if (own == Coverage.ALL) {
        conditions.add(new Condition(condition, How.SETTLED, range.size(), range.size()));
      } else if (coverage == Coverage.NONE) {
        How how = own == Coverage.NONE ? How.EXCLUDED : How.NOT_ASKED;
        conditions.add(new Condition(condition, how, estimate(condition), 0));
      }
    }
  }

  /** Conditions are asked in this order, until no row is left. */
  void order(List<Filter> order, FilterEstimate estimate) {
    next = conditions.size();
    for (Filter condition : order) {
      conditions.add(new Condition(condition, How.NOT_ASKED, estimate.rows(condition), 0));
    }
  }

  /** The next of them was asked. */
  void asked(boolean rowByRow, long left) {
    Condition condition = conditions.get(next);
    How how = rowByRow ? How.ROW_BY_ROW : path(condition.filter());
    conditions.set(next++, new Condition(condition.filter(), how, condition.estimated(), left));
  }

  private How path(Filter filter) {
    return switch (filter) {
      case Filter.KappaBetween _ -> path(ItemColumn.KAPPA);
      case Filter.ImportanceBetween _ -> path(ItemColumn.IMPORTANCE);
      case Filter.TimeBetween time -> path(Coverage.columnOf(time.field()));
      case Filter.ValidAt _ -> How.COLUMN;
      case Filter.TypeIn _,
          Filter.SessionIn _,
          Filter.MetadataIn _,
          Filter.MetadataBetween _,
          Filter.HasMetadata _ ->
          segment.postings().isPresent() ? How.POSTINGS : How.FIELDS;
      case Filter.Not(Filter part) -> path(part);
      case Filter.Everything _, Filter.And _, Filter.Or _ -> How.PARTS;
    };
  }

  private How path(ItemColumn column) {
    boolean sorted = column.isOrdered() && segment.order(column, range).isPresent();
    return sorted ? How.ORDER : How.COLUMN;
  }

  /** So many rows count and pass. */
  void found(long rows) {
    accepted = rows;
  }

  double estimate(Filter filter) {
    return new FilterEstimate(segment, range).rows(filter);
  }

  List<Condition> conditions() {
    return conditions;
  }

  /** Whether the filter was asked at all, if only of statistics. */
  boolean wasAsked() {
    return wasAsked;
  }

  long patched() {
    return patched;
  }

  long accepted() {
    return accepted;
  }

  RowRange range() {
    return range;
  }
}

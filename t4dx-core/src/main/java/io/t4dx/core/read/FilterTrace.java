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
import org.jspecify.annotations.Nullable;

/**
 * Takes down how a filter was asked of the rows of a namespace in one segment. What can be worked
 * out later is, so that the times of a read that is explained are nearly those of one that is not.
 */
final class FilterTrace {
  private final Segment segment;
  private final RowRange range;
  private @Nullable Filter filter;
  private Coverage coverage = Coverage.SOME;
  private List<Filter> order = List.of();
  private final List<Asked> asked = new ArrayList<>();
  private long patched;
  private long accepted;

  private record Asked(boolean rowByRow, long left) {}

  FilterTrace(LiveSegment live, String namespace) {
    this.segment = live.segment();
    this.range = segment.rows(namespace);
  }

  /**
   * Statistics were looked at.
   *
   * @param newPatched rows that are not what the columns say, and are asked one by one
   */
  void begin(Filter newFilter, Coverage newCoverage, long newPatched) {
    filter = newFilter;
    coverage = newCoverage;
    patched = newPatched;
  }

  /** Conditions are asked in this order, until no row is left. */
  void order(List<Filter> newOrder) {
    order = newOrder;
  }

  /** The next of them was asked. */
  void asked(boolean rowByRow, long left) {
    asked.add(new Asked(rowByRow, left));
  }

  /** So many rows count and pass. */
  void found(long rows) {
    accepted = rows;
  }

  /** Those that statistics decided, then the others in the order in which they were asked. */
  List<Condition> conditions(String namespace) {
    Filter whole = filter;
    if (whole == null) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    Optional<RowStatistics> statistics = segment.statistics(namespace);
    for (Filter condition : Filters.conditions(whole)) {
      Coverage own = statistics.map(known -> Coverage.of(condition, known)).orElse(Coverage.SOME);
      if (own == Coverage.ALL) {
        conditions.add(new Condition(condition, How.SETTLED, range.size(), range.size()));
      } else if (coverage == Coverage.NONE) {
        How how = own == Coverage.NONE ? How.EXCLUDED : How.NOT_ASKED;
        conditions.add(new Condition(condition, how, estimate(condition), 0));
      }
    }
    for (int i = 0; i < order.size(); i++) {
      conditions.add(condition(i));
    }
    return conditions;
  }

  private Condition condition(int place) {
    Filter condition = order.get(place);
    if (place >= asked.size()) {
      return new Condition(condition, How.NOT_ASKED, estimate(condition), 0);
    }
    Asked how = asked.get(place);
    return new Condition(
        condition,
        how.rowByRow() ? How.ROW_BY_ROW : path(condition),
        estimate(condition),
        how.left());
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

  double estimate(Filter condition) {
    return new FilterEstimate(segment, range).rows(condition);
  }

  /** Whether the filter was asked at all, if only of statistics. */
  boolean wasAsked() {
    return filter != null;
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

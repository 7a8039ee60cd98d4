package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.view.View;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Filter;
import java.util.function.Predicate;

/** How many items of a namespace pass a filter. */
final class ItemCount {
  private final View view;
  private final String namespace;
  private final Filter filter;
  private final RowsTrace trace;

  /**
   * A count.
   *
   * @param trace is told how it goes
   */
  ItemCount(View view, String namespace, Filter filter, RowsTrace trace) {
    this.view = view;
    this.namespace = namespace;
    this.filter = filter;
    this.trace = trace;
  }

  long run() {
    long count = inMemtables();
    for (LiveSegment live : view.segments().oldestFirst()) {
      FilterTrace asked = trace.asking(live);
      long rows =
          filter instanceof Filter.Everything
              ? live.liveRows(namespace, view.lsn())
              : SegmentRows.of(live, namespace, filter, view.lsn(), asked).count();
      if (asked != null) {
        asked.found(rows);
      }
      trace.asked(live);
      count += rows;
    }
    return count;
  }

  private long inMemtables() {
    Predicate<ItemFields> test = Filters.testOf(filter);
    ItemWalk walk = ItemWalk.of(view, namespace);
    long count = 0;
    while (walk.advance()) {
      if (test == null || test.test(walk.version().fields())) {
        count++;
      }
    }
    return count;
  }
}

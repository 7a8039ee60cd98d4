package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.view.View;
import io.t4dx.index.kernel.Metric;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A search over one view: exact over the memtables, and over each segment as its plan says. */
final class VectorSearch {
  private final View view;
  private final Search search;
  private final Metric metric;
  private final Filter validity;
  private final SearchTrace trace;

  /**
   * A search.
   *
   * @param now the moment at which {@link Search.Validity#NOW} asks what holds, in microseconds
   *     since 1970
   * @param trace is told how it goes
   */
  VectorSearch(View view, Search search, Metric metric, long now, SearchTrace trace) {
    this.view = view;
    this.search = search;
    this.metric = metric;
    this.validity = Filters.validity(search, now);
    this.trace = trace;
  }

  /** The hits, best first. */
  List<Hit> hits() {
    List<SegmentPlan> plans = plans();
    VectorScan memtables =
        new VectorScan(
            view,
            search.namespace(),
            new QueryScore(metric, search.vector()),
            search.filter() instanceof Filter.SessionIn ? null : Filters.testOf(search.filter()),
            Filters.sessions(search.filter()),
            Filters.testOf(validity),
            trace);
    long candidates = memtables.rows();
    for (SegmentPlan plan : plans) {
      candidates += plan.candidates();
    }
    TopK best = new TopK(Math.clamp(candidates, 1, search.k()));
    memtables.run(best);
    new SegmentSearch(metric, search.vector(), search.k(), best, trace).run(plans);
    trace.reading();
    return hits(best);
  }

  /** What is to be done with each segment, oldest first. */
  List<SegmentPlan> plans() {
    Filter filter = filter();
    List<SegmentPlan> plans = new ArrayList<>();
    for (LiveSegment live : view.segments().oldestFirst()) {
      FilterTrace asked = trace.planning(live);
      SegmentPlan plan =
          SegmentPlan.of(live, search.namespace(), filter, search.exact(), view.lsn(), asked);
      trace.planned(plan);
      plans.add(plan);
    }
    return plans;
  }

  /** What an item must meet. */
  Filter filter() {
    return validity instanceof Filter.Everything
        ? search.filter()
        : new Filter.And(List.of(validity, search.filter()));
  }

  private List<Hit> hits(TopK best) {
    List<Hit> hits = new ArrayList<>(best.size());
    while (best.size() > 0) {
      TopK.Candidate worst = best.removeWorst();
      hits.add(hit(worst));
    }
    Collections.reverse(hits);
    return hits;
  }

  private Hit hit(TopK.Candidate candidate) {
    LiveSegment segment = candidate.segment();
    if (segment != null) {
      return new Hit(
          segment.item(search.namespace(), candidate.row(), view.lsn(), search.parts()),
          candidate.score());
    }
    if (candidate.node() == null) {
      throw new IllegalStateException("a candidate is in no place");
    }
    return new Hit(
        VectorScan.itemOf(candidate.node(), view.lsn(), search.parts()), candidate.score());
  }
}

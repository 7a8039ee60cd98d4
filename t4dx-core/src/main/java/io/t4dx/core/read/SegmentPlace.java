package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.index.vector.SearchReport;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Explanation.Rows;
import io.t4dx.query.Explanation.Way;
import io.t4dx.query.Explanation.Work;
import io.t4dx.query.Filter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What became of one segment in a search, as it is explained. */
final class SegmentPlace {
  private final LiveSegment live;
  private final FilterTrace trace;
  private @Nullable SegmentPlan plan;
  private @Nullable SearchReport report;
  private boolean comparedAll;
  private long filtering;
  private long searching;

  SegmentPlace(LiveSegment live, String namespace) {
    this.live = live;
    this.trace = new FilterTrace(live, namespace);
  }

  FilterTrace trace() {
    return trace;
  }

  void planned(SegmentPlan newPlan, long nanos) {
    plan = newPlan;
    filtering = nanos;
  }

  SearchReport walks() {
    SearchReport fresh = new SearchReport();
    report = fresh;
    return fresh;
  }

  void compares() {
    comparedAll = true;
  }

  void searched(long nanos) {
    searching = nanos;
  }

  long filteringNanos() {
    return filtering;
  }

  long searchingNanos() {
    return searching;
  }

  Place place(String namespace, Filter filter, long lsn) {
    SegmentInfo info = live.segment().info();
    Verdict verdict = verdict(namespace, filter);
    boolean asked = trace.wasAsked() && verdict.choice() != Choice.PRUNED;
    Rows rows =
        new Rows(
            trace.range().size(),
            live.liveRows(namespace, lsn),
            asked ? OptionalDouble.of(trace.estimate(filter)) : OptionalDouble.empty(),
            trace.patched(),
            trace.accepted(),
            plan == null ? 0 : plan.candidates());
    return new Place(
        "segment " + info.number(),
        info.firstLsn(),
        info.lastLsn(),
        verdict.choice(),
        verdict.reason(),
        verdict.why(),
        rows,
        trace.conditions(namespace),
        work(),
        Duration.ofNanos(filtering),
        Duration.ofNanos(searching));
  }

  private Verdict verdict(String namespace, Filter filter) {
    if (trace.range().isEmpty()) {
      return Verdict.noRows(namespace);
    }
    if (plan == null) {
      return noVectors();
    }
    String candidates = plan.candidates() + " candidates ";
    return switch (plan.reason()) {
      case NO_VECTORS -> noVectors();
      case STATISTICS, NO_MATCH ->
          trace.accepted() > 0
              ? Verdict.noMatch("none of the " + trace.accepted() + " rows that pass has a vector")
              : Verdict.nothing(live, namespace, filter, trace);
      case ASKED_FOR_EXACT -> Verdict.exact(Reason.ASKED_FOR_EXACT, "the search asks for it");
      case FEW_CANDIDATES ->
          Verdict.exact(
              Reason.FEW_CANDIDATES, candidates + "are no more than " + VectorGraph.WORTH_IT);
      case NO_GRAPH_YET -> Verdict.exact(Reason.NO_GRAPH_YET, "its graph is not there yet");
      case MANY_CANDIDATES ->
          comparedAll
              ? Verdict.exact(Reason.GRAPH_DAMAGED, "its graph turned out to be damaged")
              : new Verdict(
                  Choice.GRAPH,
                  Reason.MANY_CANDIDATES,
                  candidates + "are more than " + VectorGraph.WORTH_IT);
    };
  }

  private Verdict noVectors() {
    return Verdict.pruned(
        Reason.NO_VECTORS, "none of its " + trace.range().size() + " items has a vector");
  }

  private Work work() {
    Work walked = report == null ? Work.NONE : work(report);
    if (!comparedAll || plan == null) {
      return walked;
    }
    // A walk that ended at a damaged page is not counted.
    return Work.exactly(plan.candidates());
  }

  private static Work work(SearchReport report) {
    List<Way> ways = report.ways().stream().map(SegmentPlace::way).toList();
    return new Work(
        ways, report.near(), report.visited(), report.scoredByCode(), report.scoredExactly());
  }

  private static Way way(SearchReport.Way way) {
    return switch (way) {
      case EXACT_SCAN -> Way.EXACT_SCAN;
      case CODE_SCAN -> Way.CODE_SCAN;
      case PROBE -> Way.PROBE;
      case WALK -> Way.WALK;
      case ACCEPTED_WALK -> Way.ACCEPTED_WALK;
    };
  }
}

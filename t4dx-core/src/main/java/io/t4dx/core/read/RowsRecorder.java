package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.view.View;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Question;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Explanation.Rows;
import io.t4dx.query.Explanation.Times;
import io.t4dx.query.Explanation.Work;
import io.t4dx.query.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Takes down how a scan or a count finds its rows, so that it can be explained. */
final class RowsRecorder extends RowsTrace {
  private final View view;
  private final Question question;
  private final LongSupplier ticks;
  private final long begun;
  private final Map<LiveSegment, Asked> segments = new HashMap<>();
  private long partBegun;

  private record Asked(FilterTrace trace, long nanos) {}

  /**
   * A recorder of a question that is asked now.
   *
   * @param ticks nanoseconds since any moment
   */
  RowsRecorder(View view, Question question, LongSupplier ticks) {
    this.view = view;
    this.question = question;
    this.ticks = ticks;
    this.begun = ticks.getAsLong();
  }

  @Override
  FilterTrace asking(LiveSegment live) {
    FilterTrace trace = new FilterTrace(live, question.namespace());
    segments.put(live, new Asked(trace, 0));
    partBegun = ticks.getAsLong();
    return trace;
  }

  @Override
  void asked(LiveSegment live) {
    long nanos = ticks.getAsLong() - partBegun;
    segments.computeIfPresent(live, (_, asked) -> new Asked(asked.trace(), nanos));
  }

  /**
   * The explanation of the question, which is answered now.
   *
   * @param how what is done with the rows of a segment that pass, in words
   */
  Explanation<Long> explain(long result, Function<LiveSegment, String> how) {
    long total = ticks.getAsLong() - begun;
    List<Place> places = new ArrayList<>();
    if (view.memtables().stream().anyMatch(memtable -> !memtable.isEmpty())) {
      places.add(memtables());
    }
    long filtering = 0;
    for (LiveSegment live : view.segments().newestFirst()) {
      Asked asked = segments.get(live);
      if (asked == null) {
        throw new IllegalStateException("segment " + live.segment().number() + " was never asked");
      }
      filtering += asked.nanos();
      places.add(place(live, asked, how));
    }
    Times times =
        new Times(
            Duration.ofNanos(filtering),
            Duration.ofNanos(total - filtering),
            Duration.ZERO,
            Duration.ofNanos(total));
    return new Explanation<>(question, result, view.lsn(), places, times);
  }

  /** Their items are one sorted walk: the newest of them decides. */
  private Place memtables() {
    Predicate<ItemFields> passes = Filters.require(question.where());
    ItemWalk walk = ItemWalk.of(view, question.namespace());
    long live = 0;
    long accepted = 0;
    while (walk.advance()) {
      live++;
      accepted += passes.test(walk.version().fields()) ? 1 : 0;
    }
    long first = view.memtables().stream().mapToLong(Memtable::firstLsn).min().orElse(0);
    return new Place(
        "memtables " + first + ".." + view.lsn(),
        first,
        view.lsn(),
        Choice.EXACT,
        Reason.MEMTABLE,
        "their items are asked one by one",
        new Rows(live, live, OptionalDouble.empty(), 0, accepted, accepted),
        List.of(),
        Work.NONE,
        Duration.ZERO,
        Duration.ZERO);
  }

  private Place place(LiveSegment live, Asked asked, Function<LiveSegment, String> how) {
    SegmentInfo info = live.segment().info();
    FilterTrace trace = asked.trace();
    Verdict verdict = verdict(live, trace, how);
    boolean estimated = trace.wasAsked() && verdict.choice() != Choice.PRUNED;
    return new Place(
        "segment " + info.number(),
        info.firstLsn(),
        info.lastLsn(),
        verdict.choice(),
        verdict.reason(),
        verdict.why(),
        new Rows(
            trace.range().size(),
            live.liveRows(question.namespace(), view.lsn()),
            estimated
                ? OptionalDouble.of(trace.estimate(question.where()))
                : OptionalDouble.empty(),
            trace.patched(),
            trace.accepted(),
            trace.accepted()),
        trace.conditions(question.namespace()),
        Work.NONE,
        Duration.ofNanos(asked.nanos()),
        Duration.ZERO);
  }

  private Verdict verdict(LiveSegment live, FilterTrace trace, Function<LiveSegment, String> how) {
    Filter filter = question.where();
    if (trace.range().isEmpty()) {
      return Verdict.noRows(question.namespace());
    }
    return trace.accepted() == 0
        ? Verdict.nothing(live, question.namespace(), filter, trace)
        : Verdict.exact(Reason.EVERY_MATCH, how.apply(live));
  }
}

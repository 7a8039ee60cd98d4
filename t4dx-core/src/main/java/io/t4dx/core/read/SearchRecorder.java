package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.view.View;
import io.t4dx.index.vector.SearchReport;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Question;
import io.t4dx.query.Explanation.Times;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes down how one search goes, so that it can be explained. */
final class SearchRecorder extends SearchTrace {
  private final View view;
  private final Search search;
  private final LongSupplier ticks;
  private final long begun;
  private final Map<LiveSegment, SegmentPlace> segments = new HashMap<>();
  private final Map<Memtable, Scanned> memtables = new HashMap<>();
  private @Nullable SegmentPlace current;
  private long partBegun;
  private long readingBegun;

  private record Scanned(long compared, long nanos) {}

  /**
   * A recorder of a search that begins now.
   *
   * @param ticks nanoseconds since any moment
   */
  SearchRecorder(View view, Search search, LongSupplier ticks) {
    this.view = view;
    this.search = search;
    this.ticks = ticks;
    this.begun = ticks.getAsLong();
    this.readingBegun = begun;
  }

  private long tookSince(long start) {
    return ticks.getAsLong() - start;
  }

  @Override
  FilterTrace planning(LiveSegment live) {
    SegmentPlace place = new SegmentPlace(live, search.namespace());
    segments.put(live, place);
    partBegun = ticks.getAsLong();
    return place.trace();
  }

  @Override
  void planned(SegmentPlan plan) {
    of(plan).planned(plan, tookSince(partBegun));
  }

  @Override
  void scanning() {
    partBegun = ticks.getAsLong();
  }

  @Override
  void scanned(Memtable memtable, long compared) {
    memtables.put(memtable, new Scanned(compared, tookSince(partBegun)));
  }

  @Override
  void searching(SegmentPlan plan) {
    current = of(plan);
    partBegun = ticks.getAsLong();
  }

  @Override
  void comparedAll(SegmentPlan plan) {
    of(plan).compares();
  }

  @Override
  @Nullable SearchReport report() {
    return current == null ? null : current.walks();
  }

  @Override
  void searched(SegmentPlan plan) {
    if (plan.way() != SegmentPlan.Way.SKIPPED) {
      of(plan).searched(tookSince(partBegun));
    }
  }

  @Override
  void reading() {
    readingBegun = ticks.getAsLong();
  }

  private SegmentPlace of(SegmentPlan plan) {
    SegmentPlace place = segments.get(plan.segment());
    if (place == null) {
      throw new IllegalStateException(
          "segment " + plan.segment().segment().number() + " was never planned");
    }
    return place;
  }

  /**
   * The explanation of the search, which ends now.
   *
   * @param filter what an item had to meet
   */
  Explanation<SearchResult> explain(SearchResult result, Filter filter) {
    long end = ticks.getAsLong();
    List<Place> places = new ArrayList<>();
    long filtering = 0;
    long searching = 0;
    for (Memtable memtable : view.memtables()) {
      Scanned scanned = memtables.get(memtable);
      searching += scanned == null ? 0 : scanned.nanos();
      if (!memtable.isEmpty()) {
        places.add(place(memtable, scanned, filter));
      }
    }
    for (LiveSegment live : view.segments().newestFirst()) {
      SegmentPlace place =
          segments.computeIfAbsent(live, _ -> new SegmentPlace(live, search.namespace()));
      filtering += place.filteringNanos();
      searching += place.searchingNanos();
      places.add(place.place(search.namespace(), filter, view.lsn()));
    }
    Times times =
        new Times(
            Duration.ofNanos(filtering),
            Duration.ofNanos(searching),
            Duration.ofNanos(end - readingBegun),
            Duration.ofNanos(end - begun));
    return new Explanation<>(question(filter), result, view.lsn(), places, times);
  }

  private Place place(Memtable memtable, @Nullable Scanned scanned, Filter filter) {
    MemtablePlace place = new MemtablePlace(memtable, view.lsn());
    return scanned == null
        ? place.pruned()
        : place.searched(search.namespace(), filter, scanned.compared(), scanned.nanos());
  }

  private Question question(Filter filter) {
    return new Question(
        Explanation.Kind.SEARCH, search.namespace(), filter, "nearness", search.k());
  }
}

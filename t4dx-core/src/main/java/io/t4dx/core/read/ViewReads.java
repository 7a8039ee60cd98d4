package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.view.View;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Question;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.store.ItemStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** All reads over one view that the caller has pinned. */
public final class ViewReads {
  private final View view;

  public ViewReads(View view) {
    this.view = view;
  }

  /** The state that is read. */
  public long lsn() {
    return view.lsn();
  }

  public Optional<Item> get(ItemKey key, Parts parts) {
    return Optional.ofNullable(ItemLookup.find(view.layers(), key, view.lsn()))
        .map(found -> found.toItem(parts));
  }

  /**
   * The nearest items that pass the search's filter and hold when it asks for that.
   *
   * @param now the moment at which {@link Search.Validity#NOW} asks what holds, in microseconds
   *     since 1970
   */
  public SearchResult search(Search search, Metric metric, long now) {
    return new SearchResult(
        new VectorSearch(view, search, metric, now, SearchTrace.NONE).hits(), view.lsn());
  }

  /**
   * The same, explained.
   *
   * @param vectors whether the store has any; else nothing is searched
   * @param ticks nanoseconds since any moment
   */
  public Explanation<SearchResult> explain(
      Search search, boolean vectors, Metric metric, long now, LongSupplier ticks) {
    SearchRecorder recorder = new SearchRecorder(view, search, ticks);
    VectorSearch run = new VectorSearch(view, search, metric, now, recorder);
    List<Hit> hits = vectors ? run.hits() : List.of();
    return recorder.explain(new SearchResult(hits, view.lsn()), run.filter());
  }

  /** The scan takes the pin over and releases it when it is closed. */
  public ItemStream scan(Scan scan) {
    return new ViewScan(view, scan, RowsTrace.NONE);
  }

  /**
   * A scan to its end, explained; gives how many items it had.
   *
   * @param ticks nanoseconds since any moment
   */
  public Explanation<Long> explain(Scan scan, LongSupplier ticks) {
    String order = scan.order() + (scan.descending() ? " descending" : "");
    Question question =
        new Question(Explanation.Kind.SCAN, scan.namespace(), scan.filter(), order, scan.limit());
    RowsRecorder recorder = new RowsRecorder(view, question, ticks);
    long items = 0;
    try (ItemStream stream = new ViewScan(view.pinAgain(), scan, recorder)) {
      while (stream.hasNext()) {
        stream.next();
        items++;
      }
    }
    return recorder.explain(items, live -> SegmentScan.orderingOf(live, scan));
  }

  public long count(String namespace, Filter filter) {
    return new ItemCount(view, namespace, filter, RowsTrace.NONE).run();
  }

  /**
   * The same, explained.
   *
   * @param ticks nanoseconds since any moment
   */
  public Explanation<Long> explainCount(String namespace, Filter filter, LongSupplier ticks) {
    Question question = new Question(Explanation.Kind.COUNT, namespace, filter, "", Long.MAX_VALUE);
    RowsRecorder recorder = new RowsRecorder(view, question, ticks);
    long count = new ItemCount(view, namespace, filter, recorder).run();
    return recorder.explain(count, _ -> "every row that passes is counted");
  }

  public Optional<Edge> edge(EdgeKey key) {
    return Optional.ofNullable(EdgeLookup.find(view.layers(), key, view.lsn()))
        .map(found -> found.toEdge(view.scales(key.namespace())));
  }

  public List<Edge> edges(String namespace, UUID id, Direction direction) {
    ScaleLog scales = view.scales(namespace);
    List<Edge> edges = new ArrayList<>();
    if (direction.goesOut()) {
      EdgeStream out = EdgesAt.out(view, namespace, id);
      while (out.advance()) {
        edges.add(out.toEdge(scales));
      }
    }
    if (direction.goesIn()) {
      // An edge from an id to itself is listed once: it was among the outgoing ones.
      EdgeStream in = EdgesAt.in(view, namespace, id);
      while (in.advance()) {
        if (!direction.goesOut() || !in.other().equals(id)) {
          edges.add(in.toEdge(scales));
        }
      }
    }
    return edges;
  }

  public void forEachEdge(String namespace, Consumer<Edge> visitor) {
    ScaleLog scales = view.scales(namespace);
    EdgeWalk.all(view.memtables(), namespace, view.lsn())
        .forEach((node, version) -> visitor.accept(EdgeLookup.toEdge(node, version, scales)));
    for (LiveSegment live : view.segments().oldestFirst()) {
      RowRange range = live.segment().edges(namespace);
      boolean allLive = live.overlay().allEdgesLive(view.lsn());
      for (int ordinal = range.first(); ordinal < range.end(); ordinal++) {
        if (allLive || live.overlay().isEdgeLive(ordinal, view.lsn())) {
          visitor.accept(live.edge(ordinal, scales));
        }
      }
    }
  }

  public long countEdges(String namespace) {
    EdgeWalk walk = EdgeWalk.all(view.memtables(), namespace, view.lsn());
    long count = 0;
    while (walk.advance()) {
      count++;
    }
    for (LiveSegment live : view.segments().oldestFirst()) {
      count += live.liveEdges(namespace, view.lsn());
    }
    return count;
  }

  public TraversalResult traverse(Traversal traversal) {
    return new GraphWalk(view, traversal).run();
  }

  public SortedSet<String> namespaces() {
    SortedSet<String> names = new TreeSet<>();
    for (Memtable memtable : view.memtables()) {
      for (NamespaceTable table : memtable.namespaces()) {
        if (!names.contains(table.namespace()) && holdsSomething(table.namespace())) {
          names.add(table.namespace());
        }
      }
    }
    for (LiveSegment live : view.segments().oldestFirst()) {
      for (String namespace : live.segment().namespaces()) {
        if (!names.contains(namespace)
            && live.liveRows(namespace, view.lsn()) + live.liveEdges(namespace, view.lsn()) > 0) {
          names.add(namespace);
        }
      }
    }
    return names;
  }

  private boolean holdsSomething(String namespace) {
    return ItemWalk.of(view, namespace).advance()
        || EdgeWalk.all(view.memtables(), namespace, view.lsn()).advance();
  }
}

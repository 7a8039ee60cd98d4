package io.t4dx.core.engine;

import io.t4dx.core.read.ViewReads;
import io.t4dx.core.view.View;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Explanation;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads that pin a view for as long as they take. */
abstract class EngineReads implements Reads {
  private final ReadContext context;

  EngineReads(ReadContext context) {
    this.context = context;
  }

  final ReadContext context() {
    return context;
  }

  /** The view to read; the caller closes it. */
  abstract View pin();

  private <T> T read(Function<ViewReads, T> question) {
    try (View view = pin()) {
      ViewReads reads = new ViewReads(view);
      return new GuardedRead(view, context.events()).answer(() -> question.apply(reads));
    }
  }

  @Override
  public Optional<Item> get(ItemKey key, Parts parts) {
    return read(reads -> reads.get(key, parts));
  }

  @Override
  public SearchResult search(Search search) {
    boolean some = context.frontDoor().hasVectorsOf(search.dimension());
    if (!some) {
      return read(reads -> new SearchResult(List.of(), reads.lsn()));
    }
    return context
        .courtesy()
        .before(
            () -> read(reads -> reads.search(search, context.metric(), context.clock().micros())));
  }

  @Override
  public Explanation<SearchResult> explain(Search search) {
    boolean some = context.frontDoor().hasVectorsOf(search.dimension());
    return read(
        reads ->
            reads.explain(
                search, some, context.metric(), context.clock().micros(), context.ticks()));
  }

  @Override
  public Explanation<Long> explain(Scan scan) {
    return read(reads -> reads.explain(scan, context.ticks()));
  }

  @Override
  public Explanation<Long> explainCount(String namespace, Filter filter) {
    return read(reads -> reads.explainCount(namespace, filter, context.ticks()));
  }

  @Override
  public ItemStream scan(Scan scan) {
    View view = pin();
    try {
      GuardedRead guard = new GuardedRead(view, context.events());
      return new GuardedScan(guard.answer(() -> new ViewReads(view).scan(scan)), guard);
    } catch (RuntimeException | Error e) {
      view.close();
      throw e;
    }
  }

  @Override
  public long count(String namespace, Filter filter) {
    return read(reads -> reads.count(namespace, filter));
  }

  @Override
  public Optional<Edge> edge(EdgeKey key) {
    return read(reads -> reads.edge(key));
  }

  @Override
  public List<Edge> edges(String namespace, UUID id, Direction direction) {
    return read(reads -> reads.edges(namespace, id, direction));
  }

  @Override
  public void forEachEdge(String namespace, Consumer<Edge> visitor) {
    read(
        reads -> {
          reads.forEachEdge(namespace, visitor);
          return true;
        });
  }

  @Override
  public TraversalResult traverse(Traversal traversal) {
    return read(reads -> reads.traverse(traversal));
  }

  @Override
  public SortedSet<String> namespaces() {
    return read(ViewReads::namespaces);
  }

  @Override
  public long lsn() {
    try (View view = pin()) {
      return view.lsn();
    }
  }
}

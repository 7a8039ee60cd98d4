package io.t4dx.core.guard;

import io.t4dx.core.shutdown.InFlight;
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
import java.util.function.Supplier;

/** Reads that are counted while they are under way. */
abstract class GuardedReads implements Reads {
  private final Reads reads;
  private final InFlight inFlight;

  GuardedReads(Reads reads, InFlight inFlight) {
    this.reads = reads;
    this.inFlight = inFlight;
  }

  final <T> T counted(Supplier<T> call) {
    inFlight.enter();
    try {
      return call.get();
    } finally {
      inFlight.leave();
    }
  }

  @Override
  public Optional<Item> get(ItemKey key, Parts parts) {
    inFlight.enter();
    try {
      return reads.get(key, parts);
    } finally {
      inFlight.leave();
    }
  }

  @Override
  public SearchResult search(Search search) {
    return counted(() -> reads.search(search));
  }

  @Override
  public Explanation<SearchResult> explain(Search search) {
    return counted(() -> reads.explain(search));
  }

  @Override
  public ItemStream scan(Scan scan) {
    return counted(() -> reads.scan(scan));
  }

  @Override
  public Explanation<Long> explain(Scan scan) {
    return counted(() -> reads.explain(scan));
  }

  @Override
  public long count(String namespace, Filter filter) {
    return counted(() -> reads.count(namespace, filter));
  }

  @Override
  public Explanation<Long> explainCount(String namespace, Filter filter) {
    return counted(() -> reads.explainCount(namespace, filter));
  }

  @Override
  public Optional<Edge> edge(EdgeKey key) {
    return counted(() -> reads.edge(key));
  }

  @Override
  public List<Edge> edges(String namespace, UUID id, Direction direction) {
    return counted(() -> reads.edges(namespace, id, direction));
  }

  @Override
  public void forEachEdge(String namespace, Consumer<Edge> visitor) {
    counted(
        () -> {
          reads.forEachEdge(namespace, visitor);
          return true;
        });
  }

  @Override
  public TraversalResult traverse(Traversal traversal) {
    return counted(() -> reads.traverse(traversal));
  }

  @Override
  public SortedSet<String> namespaces() {
    return counted(reads::namespaces);
  }

  @Override
  public long lsn() {
    return counted(reads::lsn);
  }
}

package io.t4dx.core.engine;

import io.t4dx.core.read.ViewReads;
import io.t4dx.core.view.View;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
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

  @Override
  public Optional<Item> get(ItemKey key, Parts parts) {
    try (View view = pin()) {
      return new ViewReads(view).get(key, parts);
    }
  }

  @Override
  public SearchResult search(Search search) {
    try (View view = pin()) {
      return context.frontDoor().hasVectorsOf(search.dimension())
          ? new ViewReads(view).search(search, context.metric(), context.clock().micros())
          : new SearchResult(List.of(), view.lsn());
    }
  }

  @Override
  public ItemStream scan(Scan scan) {
    View view = pin();
    try {
      return new ViewReads(view).scan(scan);
    } catch (RuntimeException | Error e) {
      view.close();
      throw e;
    }
  }

  @Override
  public long count(String namespace, Filter filter) {
    try (View view = pin()) {
      return new ViewReads(view).count(namespace, filter);
    }
  }

  @Override
  public Optional<Edge> edge(EdgeKey key) {
    try (View view = pin()) {
      return new ViewReads(view).edge(key);
    }
  }

  @Override
  public List<Edge> edges(String namespace, UUID id, Direction direction) {
    try (View view = pin()) {
      return new ViewReads(view).edges(namespace, id, direction);
    }
  }

  @Override
  public TraversalResult traverse(Traversal traversal) {
    try (View view = pin()) {
      return new ViewReads(view).traverse(traversal);
    }
  }

  @Override
  public SortedSet<String> namespaces() {
    try (View view = pin()) {
      return new ViewReads(view).namespaces();
    }
  }

  @Override
  public long lsn() {
    try (View view = pin()) {
      return view.lsn();
    }
  }
}

package io.t4dx.store;

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
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;

/** What can be read, from a store as it is now or from a snapshot of it. A read never writes. */
public interface Reads {

  /** The newest version of an item, with every change applied. */
  default Optional<Item> get(ItemKey key) {
    return get(key, Parts.EVERYTHING);
  }

  /** The same, but only some parts of it: the others are not read. */
  Optional<Item> get(ItemKey key, Parts parts);

  /**
   * The items nearest to a vector that pass a filter: as many as asked for, whenever so many exist.
   */
  SearchResult search(Search search);

  /**
   * Makes a search and tells how it was made: which segments were looked at and why, which filters
   * were asked in which order, what was compared, and where the time went.
   */
  Explanation<SearchResult> explain(Search search);

  /** A walk over items in an order, over one state of the store; it must be closed. */
  ItemStream scan(Scan scan);

  /**
   * Makes a scan, to its end, and tells how it was made, as of a search; its result is the number
   * of items.
   */
  Explanation<Long> explain(Scan scan);

  /** How many items of a namespace pass a filter. */
  long count(String namespace, Filter filter);

  /** Counts and tells how, as of a search. */
  Explanation<Long> explainCount(String namespace, Filter filter);

  Optional<Edge> edge(EdgeKey key);

  /**
   * The edges at one id: outgoing ones before incoming ones, each by type and then by the id at the
   * other end.
   */
  List<Edge> edges(String namespace, UUID id, Direction direction);

  /** Gives every edge of a namespace to a visitor, in no particular order, of one state. */
  void forEachEdge(String namespace, Consumer<Edge> visitor);

  /** A walk along edges, breadth first. */
  TraversalResult traverse(Traversal traversal);

  /** The namespaces that hold an item or an edge. */
  SortedSet<String> namespaces();

  /**
   * The newest write that these reads see. The number of a write that was lost with a torn end of
   * the log is not given again, and may be this one.
   */
  long lsn();
}

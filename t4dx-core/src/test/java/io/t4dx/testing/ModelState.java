package io.t4dx.testing;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** Everything that a store holds, in two sorted maps. */
public final class ModelState {
  private static final Comparator<EdgeKey> EDGE_ORDER =
      Comparator.comparing(EdgeKey::namespace)
          .thenComparing(EdgeKey::source, Ids.ORDER)
          .thenComparing(EdgeKey::type)
          .thenComparing(EdgeKey::target, Ids.ORDER);

  private final NavigableMap<ItemKey, Item> items = new TreeMap<>();
  private final NavigableMap<EdgeKey, Edge> edges = new TreeMap<>(EDGE_ORDER);
  private long lsn;
  private long at = Long.MIN_VALUE;

  /** The same again, to be changed apart from this one; what is in it cannot be changed. */
  public ModelState copy() {
    ModelState copy = new ModelState();
    copy.items.putAll(items);
    copy.edges.putAll(edges);
    copy.lsn = lsn;
    copy.at = at;
    return copy;
  }

  public NavigableMap<ItemKey, Item> items() {
    return items;
  }

  public NavigableMap<EdgeKey, Edge> edges() {
    return edges;
  }

  /** The number of the newest write. */
  public long lsn() {
    return lsn;
  }

  /** The time of the newest write. */
  public long at() {
    return at;
  }

  void reached(long newLsn, long newAt) {
    lsn = newLsn;
    at = newAt;
  }

  List<Item> itemsOf(String namespace) {
    return items.values().stream().filter(item -> item.namespace().equals(namespace)).toList();
  }

  List<Edge> edgesAt(String namespace, UUID id) {
    List<Edge> incident = new ArrayList<>();
    for (Edge edge : edges.values()) {
      if ((edge.source().equals(id) || edge.target().equals(id))
          && edge.key().namespace().equals(namespace)) {
        incident.add(edge);
      }
    }
    return incident;
  }
}

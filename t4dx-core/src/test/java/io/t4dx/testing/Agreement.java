package io.t4dx.testing;

import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.Store;
import io.t4dx.store.StoreStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks a store and the model the same, and fails where they do not answer the same. */
public final class Agreement {
  private final Reads actual;
  private final ModelReads expected;

  private Agreement(Reads actual, ModelReads expected) {
    this.actual = actual;
    this.expected = expected;
  }

  public static Agreement of(Reads actual, ModelReads expected) {
    return new Agreement(actual, expected);
  }

  /** Every item and edge, by every way that leads to it. */
  public void onEverything() {
    same("lsn", actual.lsn(), expected.lsn());
    same("namespaces", actual.namespaces(), expected.namespaces());
    for (String namespace : expected.namespaces()) {
      onScan(Scan.in(namespace).by(ScanOrder.ID));
      same(
          "count of " + namespace,
          actual.count(namespace, Filter.everything()),
          expected.count(namespace, Filter.everything()));
    }
    expected.state().items().keySet().forEach(this::onItem);
    for (Edge edge : expected.state().edges().values()) {
      same(() -> "edge " + edge.key(), actual.edge(edge.key()), Optional.of(edge));
    }
    for (ItemKey node : nodes()) {
      for (Direction direction : Direction.values()) {
        onEdges(node.namespace(), node.id(), direction);
      }
    }
    if (actual instanceof Store store) {
      onStats(store.stats());
    }
  }

  private Set<ItemKey> nodes() {
    Set<ItemKey> nodes = new LinkedHashSet<>(expected.state().items().keySet());
    for (Edge edge : expected.state().edges().values()) {
      nodes.add(new ItemKey(edge.key().namespace(), edge.source()));
      nodes.add(new ItemKey(edge.key().namespace(), edge.target()));
    }
    return nodes;
  }

  private void onStats(StoreStats stats) {
    same("stats.lsn", stats.lsn(), expected.lsn());
    same("stats.items", stats.items(), (long) expected.state().items().size());
    same("stats.edges", stats.edges(), (long) expected.state().edges().size());
    same("stats.namespaces", stats.namespaces(), expected.namespaces().size());
  }

  public void onItem(ItemKey key) {
    sameItem(() -> "item " + key, actual.get(key), expected.get(key));
    sameItem(
        () -> "fields of item " + key,
        actual.get(key, Parts.FIELDS),
        expected.get(key, Parts.FIELDS));
  }

  public void onEdges(String namespace, UUID id, Direction direction) {
    same(
        () -> "edges " + direction + " at " + namespace + "/" + id,
        actual.edges(namespace, id, direction),
        expected.edges(namespace, id, direction));
  }

  public void onCount(String namespace, Filter filter) {
    same(
        "count of " + namespace + " where " + filter,
        actual.count(namespace, filter),
        expected.count(namespace, filter));
  }

  public void onSearch(Search search) {
    SearchAgreement.check(actual, expected, search);
  }

  /** The whole scan, and then again in two parts, the second from the first one's cursor. */
  public void onScan(Scan scan) {
    List<Item> wanted = all(expected.scan(scan));
    sameItems("scan " + scan, all(actual.scan(scan)), wanted);
    if (wanted.size() < 2 || scan.limit() != Long.MAX_VALUE) {
      return;
    }
    int half = wanted.size() / 2;
    try (ItemStream first = actual.scan(scan.limit(half))) {
      same("cursor before the first item", first.cursor(), Optional.empty());
      first.forEachRemaining(_ -> {});
      ScanCursor cursor = ScanCursor.parse(first.cursor().orElseThrow().text());
      sameItems(
          "scan " + scan + " after " + cursor,
          all(actual.scan(scan.after(cursor))),
          wanted.subList(half, wanted.size()));
    }
  }

  public void onTraversal(Traversal traversal) {
    TraversalResult found = actual.traverse(traversal);
    TraversalResult wanted = expected.traverse(traversal);
    same("nodes of " + traversal, found.visits(), wanted.visits());
    same(
        "paths of " + traversal,
        found.visits().stream().map(Visit::path).toList(),
        wanted.visits().stream().map(Visit::path).toList());
    same("completeness of " + traversal, found.complete(), wanted.complete());
    same("lsn of " + traversal, found.lsn(), wanted.lsn());
  }

  static void sameItems(String what, List<Item> actual, List<Item> expected) {
    same(
        () -> "number of items of " + what + keys(actual) + keys(expected),
        actual.size(),
        expected.size());
    for (int i = 0; i < actual.size(); i++) {
      int place = i;
      sameItem(
          () -> "item " + place + " of " + what,
          Optional.of(actual.get(i)),
          Optional.of(expected.get(i)));
    }
  }

  private static String keys(List<Item> items) {
    return "\n  " + items.stream().map(Item::key).toList();
  }

  static void sameItem(Supplier<String> what, Optional<Item> actual, Optional<Item> expected) {
    if (!actual.equals(expected)) {
      same(what, actual.map(Agreement::describe), expected.map(Agreement::describe));
      throw new AssertionError(what.get() + ": items that are described alike are not equal");
    }
  }

  static void same(String what, Object actual, Object expected) {
    same(() -> what, actual, expected);
  }

  static void same(Supplier<String> what, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError(what.get() + "\n  is       " + actual + "\n  not      " + expected);
    }
  }

  static String describe(Item item) {
    return item
        + " "
        + item.fields()
        + (item.parts().vector() ? item.vector().map(Arrays::toString) : item.parts());
  }

  static List<Item> all(ItemStream stream) {
    try (stream) {
      List<Item> items = new ArrayList<>();
      stream.forEachRemaining(items::add);
      return items;
    }
  }
}

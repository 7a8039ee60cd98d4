package io.t4dx.torture.oracle;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.Store;
import io.t4dx.store.StoreStats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Compares what a store or a snapshot answers with what a world holds. */
public final class Witness {
  private final Reads reads;
  private final World world;

  public Witness(Reads reads, World world) {
    this.reads = reads;
    this.world = world;
  }

  /** Every item and every edge, by each way that leads to it. */
  public void everything() {
    same("lsn", reads.lsn(), world.lsn());
    same("namespaces", reads.namespaces(), world.namespaces());
    for (String namespace : world.namespaces()) {
      List<Item> items = world.itemsOf(namespace);
      sameItems("scan of " + namespace, scanned(Scan.in(namespace)), items);
      same(
          "count of " + namespace,
          reads.count(namespace, Filter.everything()),
          (long) items.size());
      edgesOf(namespace);
    }
    for (Item item : world.items().values()) {
      sameItem("item " + item.key(), reads.get(item.key()), Optional.of(item));
    }
    if (reads instanceof Store store) {
      StoreStats stats = store.stats();
      same("stats.items", stats.items(), (long) world.items().size());
      same("stats.edges", stats.edges(), (long) world.edges().size());
    }
  }

  private void edgesOf(String namespace) {
    Map<EdgeKey, Edge> walked = new HashMap<>();
    reads.forEachEdge(
        namespace,
        edge -> {
          if (walked.put(edge.key(), edge) != null) {
            throw new Violation("edge " + edge.key() + " is there twice");
          }
        });
    Map<UUID, Set<Edge>> out = new HashMap<>();
    Map<UUID, Set<Edge>> in = new HashMap<>();
    Map<EdgeKey, Edge> wanted = new HashMap<>();
    for (Edge edge : world.edges().values()) {
      if (edge.key().namespace().equals(namespace)) {
        wanted.put(edge.key(), edge);
        out.computeIfAbsent(edge.source(), _ -> new HashSet<>()).add(edge);
        in.computeIfAbsent(edge.target(), _ -> new HashSet<>()).add(edge);
        same("edge " + edge.key(), reads.edge(edge.key()), Optional.of(edge));
      }
    }
    same("edges of " + namespace, walked, wanted);
    out.forEach((id, edges) -> edgesAt(namespace, id, Direction.OUT, edges));
    in.forEach((id, edges) -> edgesAt(namespace, id, Direction.IN, edges));
  }

  private void edgesAt(String namespace, UUID id, Direction direction, Set<Edge> wanted) {
    List<Edge> found = reads.edges(namespace, id, direction);
    same("number of edges " + direction + " at " + id, found.size(), wanted.size());
    same("edges " + direction + " at " + id, new HashSet<>(found), wanted);
  }

  /** An item, there or not, whole and by its small fields alone. */
  public void item(ItemKey key) {
    Optional<Item> wanted = Optional.ofNullable(world.items().get(key));
    sameItem("item " + key, reads.get(key), wanted);
    sameItem(
        "fields of " + key,
        reads.get(key, Parts.FIELDS),
        wanted.map(item -> item.only(Parts.FIELDS)));
  }

  /** Some questions about items and edges that are chosen at random. */
  public void questions(SplittableRandom random, Metric metric, Collection<ItemKey> keys) {
    new Questions(this, reads, world, random, metric, List.copyOf(keys)).ask();
  }

  List<Item> scanned(Scan scan) {
    List<Item> items = new ArrayList<>();
    try (ItemStream stream = reads.scan(scan)) {
      stream.forEachRemaining(items::add);
    }
    return items;
  }

  void sameItems(String what, List<Item> found, List<Item> wanted) {
    if (!found.equals(wanted)) {
      throw new Violation(what + "\n  is  " + words(found) + "\n  not " + words(wanted));
    }
  }

  private static void sameItem(String what, Optional<Item> found, Optional<Item> wanted) {
    if (!found.equals(wanted)) {
      throw new Violation(
          what
              + "\n  is  "
              + words(found.stream().toList())
              + "\n  not "
              + words(wanted.stream().toList()));
    }
  }

  private static List<String> words(List<Item> items) {
    return items.stream().map(item -> item.key() + "@" + item.lsn() + " " + item.fields()).toList();
  }

  static void same(String what, Object found, Object wanted) {
    if (!Objects.equals(found, wanted)) {
      throw new Violation(what + "\n  is  " + found + "\n  not " + wanted);
    }
  }
}

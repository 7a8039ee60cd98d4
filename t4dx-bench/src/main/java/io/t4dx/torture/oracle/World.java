package io.t4dx.torture.oracle;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that a store holds after one write. Never changed; the next write makes the next. */
public final class World {
  /** What a new store holds. */
  public static final World EMPTY =
      new World(
          0,
          0,
          Long.MIN_VALUE,
          new TreeMap<>(),
          new HashMap<>(),
          new TreeMap<>(),
          Map.of(),
          Diary.BLANK,
          List.of());

  private final long lsn;
  private final long write;
  private final long at;
  private final SortedMap<ItemKey, Item> items;
  private final Map<EdgeKey, Edge> edges;
  private final SortedMap<ItemKey, Forgotten> forgotten;
  private final Map<EdgeKey, Long> dropped;
  private final long diary;
  private final List<Outcome> outcomes;

  private World(
      long lsn,
      long write,
      long at,
      SortedMap<ItemKey, Item> items,
      Map<EdgeKey, Edge> edges,
      SortedMap<ItemKey, Forgotten> forgotten,
      Map<EdgeKey, Long> dropped,
      long diary,
      List<Outcome> outcomes) {
    this.lsn = lsn;
    this.write = write;
    this.at = at;
    this.items = items;
    this.edges = edges;
    this.forgotten = forgotten;
    this.dropped = dropped;
    this.diary = diary;
    this.outcomes = outcomes;
  }

  /** What it holds after one more write. */
  World after(long nextLsn, Chronicle.Attempt write) {
    SortedMap<ItemKey, Item> newItems = new TreeMap<>(items);
    Map<EdgeKey, Edge> newEdges = new HashMap<>(edges);
    Rules rules = new Rules(nextLsn, write.at(), newItems, newEdges);
    List<Outcome> became = rules.apply(write.operations());
    SortedMap<ItemKey, Forgotten> newForgotten = new TreeMap<>(forgotten);
    Map<EdgeKey, Long> newDropped = new HashMap<>(dropped);
    if (write.asleep()) {
      newForgotten.putAll(rules.gone());
      newDropped.putAll(rules.goneEdges());
    }
    for (ItemKey key : newItems.keySet()) {
      newForgotten.remove(key);
    }
    newEdges.keySet().forEach(newDropped::remove);
    long newDiary = Diary.after(diary, nextLsn, write.at(), write.operations());
    return new World(
        nextLsn,
        nextLsn,
        write.at(),
        newItems,
        newEdges,
        newForgotten,
        newDropped,
        newDiary,
        became);
  }

  /** The same under a number that no write has. */
  World renumbered(long other) {
    return other == lsn
        ? this
        : new World(other, write, at, items, edges, forgotten, dropped, diary, outcomes);
  }

  /** The same in a store that has no archive. */
  World withoutArchive() {
    return new World(lsn, write, at, items, edges, new TreeMap<>(), Map.of(), diary, outcomes);
  }

  /** The write that made it. */
  long write() {
    return write;
  }

  /** What the store calls its newest write: that one, or a later number that was lost. */
  public long lsn() {
    return lsn;
  }

  /** When that was, in microseconds. */
  public long at() {
    return at;
  }

  /** What became of the operations of that write. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  public SortedMap<ItemKey, Item> items() {
    return Collections.unmodifiableSortedMap(items);
  }

  public Map<EdgeKey, Edge> edges() {
    return Collections.unmodifiableMap(edges);
  }

  /** What sleep took away and nobody has written again. */
  SortedMap<ItemKey, Forgotten> forgotten() {
    return Collections.unmodifiableSortedMap(forgotten);
  }

  /** Edges that sleep dropped and nobody has put again, and the writes that did. */
  Map<EdgeKey, Long> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  /** The checksum of the {@link Diary}. */
  public long diary() {
    return diary;
  }

  List<Item> itemsOf(String namespace) {
    List<Item> found = new ArrayList<>();
    items.forEach(
        (key, item) -> {
          if (key.namespace().equals(namespace)) {
            found.add(item);
          }
        });
    return found;
  }

  SortedSet<String> namespaces() {
    SortedSet<String> names = new TreeSet<>();
    items.keySet().forEach(key -> names.add(key.namespace()));
    edges.keySet().forEach(key -> names.add(key.namespace()));
    return names;
  }
}

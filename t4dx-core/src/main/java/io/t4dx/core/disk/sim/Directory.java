package io.t4dx.core.disk.sim;

import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A directory: the names it shows, and the names that would be there after a power loss. */
final class Directory implements Node {
  private final SortedMap<String, Node> entries;
  private final SortedMap<String, Node> durable;

  /** Names whose two entries may differ, and which a sync makes durable. */
  private final TreeSet<String> touched = new TreeSet<>();

  /** Names that a failed sync has left in doubt: no later sync makes them durable. */
  private final TreeSet<String> doubtful = new TreeSet<>();

  Directory() {
    this(new TreeMap<>());
  }

  /** A directory that is durable as it is. */
  Directory(SortedMap<String, Node> entries) {
    this.entries = entries;
    this.durable = new TreeMap<>(entries);
  }

  @Nullable Node get(String name) {
    return entries.get(name);
  }

  SortedMap<String, Node> entries() {
    return entries;
  }

  SortedMap<String, Node> durable() {
    return durable;
  }

  void put(String name, Node node) {
    entries.put(name, node);
    touch(name);
  }

  void remove(String name) {
    entries.remove(name);
    touch(name);
  }

  void sync() {
    touched.forEach(name -> copy(name, entries, durable));
    touched.clear();
  }

  void doubt() {
    doubtful.addAll(touched);
    touched.clear();
  }

  /** Whether a failed sync has left names in doubt, here or in a directory inside. */
  boolean hasDoubtfulNames() {
    return !doubtful.isEmpty()
        || entries.values().stream()
            .anyMatch(node -> node instanceof Directory inner && inner.hasDoubtfulNames());
  }

  /** The entries after a power loss of which each unsynced one is kept or lost by itself. */
  SortedMap<String, Node> someOf(SplittableRandom random) {
    SortedMap<String, Node> some = new TreeMap<>(durable);
    TreeSet<String> unsynced = new TreeSet<>(touched);
    unsynced.addAll(doubtful);
    for (String name : unsynced) {
      if (random.nextBoolean()) {
        copy(name, entries, some);
      }
    }
    return some;
  }

  private void touch(String name) {
    touched.add(name);
    doubtful.remove(name);
  }

  private static void copy(String name, SortedMap<String, Node> from, SortedMap<String, Node> to) {
    Node node = from.get(name);
    if (node == null) {
      to.remove(name);
    } else {
      to.put(name, node);
    }
  }
}

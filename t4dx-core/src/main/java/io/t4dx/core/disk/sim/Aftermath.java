package io.t4dx.core.disk.sim;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Builds the tree of files that is found after a power loss. */
final class Aftermath {
  private final Survival survival;
  private final SplittableRandom random;
  private final Map<Directory, SortedMap<String, Node>> chosen = new LinkedHashMap<>();
  private final IdentityHashMap<Node, Node> built = new IdentityHashMap<>();

  private Aftermath(Survival survival) {
    this.survival = survival;
    this.random = new SplittableRandom(survival instanceof Survival.Part part ? part.seed() : 0);
  }

  static Directory of(Directory root, Survival survival) {
    Aftermath aftermath = new Aftermath(survival);
    aftermath.choose(root);
    if (survival instanceof Survival.Part) {
      aftermath.keepRenamed(root);
    }
    return aftermath.build(root);
  }

  private void choose(Directory directory) {
    SortedMap<String, Node> entries =
        switch (survival) {
          case Survival.None() -> directory.durable();
          case Survival.All() -> directory.entries();
          case Survival.Part part -> directory.someOf(random);
        };
    chosen.put(directory, entries);
    for (Node node : entries.values()) {
      if (node instanceof Directory inner) {
        choose(inner);
      }
    }
  }

  /**
   * A rename is one step: the file has its old name or its new one. Where the choice of entries has
   * left it with neither, it keeps the old one. Each round makes a durable entry final, so this
   * ends.
   */
  private void keepRenamed(Directory root) {
    Set<Node> seen = nodes();
    collect(root, seen);
    boolean changed = true;
    while (changed) {
      Set<Node> found = nodes();
      chosen.values().forEach(entries -> found.addAll(entries.values()));
      changed = false;
      for (Map.Entry<Directory, SortedMap<String, Node>> each : chosen.entrySet()) {
        changed |= restore(each.getKey().durable(), each.getValue(), seen, found);
      }
    }
  }

  private static boolean restore(
      Map<String, Node> durable, Map<String, Node> entries, Set<Node> seen, Set<Node> found) {
    boolean changed = false;
    for (Map.Entry<String, Node> entry : durable.entrySet()) {
      if (seen.contains(entry.getValue()) && found.add(entry.getValue())) {
        entries.put(entry.getKey(), entry.getValue());
        changed = true;
      }
    }
    return changed;
  }

  private static void collect(Directory directory, Set<Node> into) {
    for (Node node : directory.entries().values()) {
      into.add(node);
      if (node instanceof Directory inner) {
        collect(inner, into);
      }
    }
  }

  private Directory build(Directory directory) {
    SortedMap<String, Node> entries = new TreeMap<>();
    chosen
        .getOrDefault(directory, new TreeMap<>())
        .forEach((name, node) -> entries.put(name, build(node)));
    return new Directory(entries);
  }

  private Node build(Node node) {
    Node known = built.get(node);
    if (known == null) {
      known =
          switch (node) {
            case FileNode file -> file.after(survival, random);
            case Directory directory -> build(directory);
          };
      built.put(node, known);
    }
    if (known instanceof FileNode file) {
      file.links++;
    }
    return known;
  }

  private static Set<Node> nodes() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}

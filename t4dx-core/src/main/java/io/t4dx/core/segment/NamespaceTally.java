package io.t4dx.core.segment;

import io.t4dx.index.sieve.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/** Counts what of a segment is whose while it is written. */
final class NamespaceTally {
  private final TreeMap<String, Sizes> sizes = new TreeMap<>();

  /** With namespaces that count even if they have neither items nor edges. */
  NamespaceTally(SortedSet<String> names) {
    names.forEach(name -> sizes.put(name, new Sizes()));
  }

  private static final class Sizes {
    int rows;
    int nodes;
    int edges;
  }

  void addRows(String namespace, int count) {
    sizes.computeIfAbsent(namespace, _ -> new Sizes()).rows += count;
  }

  void addEdges(String namespace, int nodes, int edges) {
    Sizes own = sizes.computeIfAbsent(namespace, _ -> new Sizes());
    own.nodes += nodes;
    own.edges += edges;
  }

  Namespaces namespaces(SegmentSource source) {
    List<Namespaces.Part> parts = new ArrayList<>(sizes.size());
    RowRange rows = RowRange.NONE;
    RowRange nodes = RowRange.NONE;
    RowRange edges = RowRange.NONE;
    for (var entry : sizes.entrySet()) {
      String name = entry.getKey();
      Sizes own = entry.getValue();
      rows = rows.next(own.rows);
      nodes = nodes.next(own.nodes);
      edges = edges.next(own.edges);
      parts.add(
          new Namespaces.Part(
              name, parts.size(), KeyHash.of(name), rows, nodes, edges, source.scalesSeen(name)));
    }
    return new Namespaces(parts);
  }
}

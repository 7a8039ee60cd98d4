package io.t4dx.index.csr;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Edges as a list. */
record EdgeModel(int nodes, int types, List<Edge> edges) {
  private static final Comparator<Edge> ORDER =
      Comparator.comparingInt(Edge::source)
          .thenComparingInt(Edge::type)
          .thenComparingInt(Edge::target);

  record Edge(int source, int type, int target, float weight, long created) {}

  /** Edges sorted, some twice, some nodes with many and many with none. */
  static EdgeModel random(Random random, int nodes, int types, int count) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < count && nodes > 0; i++) {
      int source = random.nextInt(1 + random.nextInt(nodes));
      int target = random.nextInt(1 + random.nextInt(nodes));
      edges.add(
          new Edge(source, random.nextInt(types), target, random.nextFloat(), random.nextLong()));
    }
    edges.sort(ORDER);
    return new EdgeModel(nodes, types, edges);
  }

  MemorySegment out() {
    OutEdgesBuilder builder = new OutEdgesBuilder(nodes, types);
    for (Edge edge : edges) {
      builder.add(edge.source(), edge.type(), edge.target(), edge.weight(), edge.created());
    }
    return builder.build(Arena.ofAuto());
  }

  MemorySegment in() {
    return InEdges.build(OutEdges.open(out()), Arena.ofAuto());
  }

  /** Ordinals of the edges that reach a node, by type, then by source. */
  List<Integer> reaching(int node) {
    List<Integer> ordinals = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      if (edges.get(i).target() == node) {
        ordinals.add(i);
      }
    }
    ordinals.sort(
        Comparator.comparingInt((Integer i) -> edges.get(i).type()).thenComparingInt(i -> i));
    return ordinals;
  }
}

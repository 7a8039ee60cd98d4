package io.t4dx.core.read;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The edges by which nodes were visited; an object is made of one when it is asked for. */
final class VisitedEdges {
  private final String namespace;
  private final float[] weights;
  private final List<Edge> noted;
  private final EdgeType[] types;
  private final long[] created;

  /** By visit; few edges have any. */
  private final Map<Integer, Metadata> metadata = new HashMap<>();

  /**
   * Edges of which only the weights are known yet, by visit.
   *
   * @param noted edges that are objects already
   */
  VisitedEdges(String namespace, float[] weights, List<Edge> noted) {
    this.namespace = namespace;
    this.weights = weights;
    this.noted = noted;
    this.types = new EdgeType[weights.length];
    this.created = new long[weights.length];
  }

  /** A visit was along one of the edges that are objects. */
  void note(int visit, int index) {
    created[visit] = index;
  }

  /** A visit was along an edge of which this is known. */
  void describe(int visit, EdgeType type, long createdAt, Metadata edgeMetadata) {
    types[visit] = type;
    created[visit] = createdAt;
    if (!edgeMetadata.isEmpty()) {
      metadata.put(visit, edgeMetadata);
    }
  }

  Edge edge(int visit, UUID source, UUID target) {
    EdgeType type = types[visit];
    return type == null
        ? noted.get((int) created[visit])
        : new Edge(
            new EdgeKey(namespace, source, type, target),
            weights[visit],
            Micros.toInstant(created[visit]),
            metadata.getOrDefault(visit, Metadata.EMPTY));
  }
}

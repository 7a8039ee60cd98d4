package io.t4dx.query;

import io.t4dx.model.Checks;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Limits;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A walk along edges from one id or several, breadth first. An empty set of types means all of
 * them.
 *
 * @param starts where it begins, in this order, each once
 * @param maxNodes how many nodes are visited at most, the starts among them
 * @param createdFrom edges created before this moment are not followed; microseconds since 1970
 * @param createdBefore edges created at or after this moment are not followed
 */
public record Traversal(
    String namespace,
    List<UUID> starts,
    Set<EdgeType> types,
    Direction direction,
    int depth,
    float minWeight,
    int maxNodes,
    long createdFrom,
    long createdBefore) {

  public static final int DEFAULT_MAX_NODES = 100_000;

  public Traversal {
    Checks.name("namespace", namespace, Limits.NAMESPACE);
    starts = List.copyOf(new LinkedHashSet<>(starts));
    if (starts.isEmpty()) {
      throw new IllegalArgumentException("a walk begins somewhere");
    }
    types = Set.copyOf(types);
    Checks.atLeast("depth", depth, 0);
    if (depth > Limits.TRAVERSAL_DEPTH) {
      throw new IllegalArgumentException(
          "depth is " + depth + "; at most " + Limits.TRAVERSAL_DEPTH);
    }
    Checks.unit("minWeight", minWeight);
    Checks.atLeast("maxNodes", maxNodes, starts.size());
  }

  /** One step out along edges of any type. */
  public static Traversal from(String namespace, UUID start) {
    return from(namespace, List.of(start));
  }

  /**
   * The same from several ids at once, such as those of all hits of a search. Each node is visited
   * once, from the first of the starts that reach it first.
   *
   * @param starts one at least; what is there twice counts once
   */
  public static Traversal from(String namespace, Collection<UUID> starts) {
    return new Traversal(
        namespace,
        List.copyOf(starts),
        Set.of(),
        Direction.OUT,
        1,
        0f,
        Math.max(DEFAULT_MAX_NODES, starts.size()),
        Long.MIN_VALUE,
        Long.MAX_VALUE);
  }

  public Traversal types(EdgeType... newTypes) {
    return new Traversal(
        namespace,
        starts,
        Set.of(newTypes),
        direction,
        depth,
        minWeight,
        maxNodes,
        createdFrom,
        createdBefore);
  }

  public Traversal direction(Direction newDirection) {
    return new Traversal(
        namespace,
        starts,
        types,
        newDirection,
        depth,
        minWeight,
        maxNodes,
        createdFrom,
        createdBefore);
  }

  public Traversal depth(int newDepth) {
    return new Traversal(
        namespace,
        starts,
        types,
        direction,
        newDepth,
        minWeight,
        maxNodes,
        createdFrom,
        createdBefore);
  }

  public Traversal minWeight(float newMinWeight) {
    return new Traversal(
        namespace,
        starts,
        types,
        direction,
        depth,
        newMinWeight,
        maxNodes,
        createdFrom,
        createdBefore);
  }

  public Traversal maxNodes(int newMaxNodes) {
    return new Traversal(
        namespace,
        starts,
        types,
        direction,
        depth,
        minWeight,
        newMaxNodes,
        createdFrom,
        createdBefore);
  }

  public Traversal createdBetween(Instant from, Instant before) {
    return new Traversal(
        namespace,
        starts,
        types,
        direction,
        depth,
        minWeight,
        maxNodes,
        Micros.of("createdFrom", from),
        Micros.of("createdBefore", before));
  }
}

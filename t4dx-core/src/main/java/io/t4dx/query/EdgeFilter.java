package io.t4dx.query;

import io.t4dx.model.Checks;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Limits;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which edges of a namespace are meant. An empty set of types means all of them; weights include
 * both ends; times include the begin and not the end.
 */
public record EdgeFilter(
    String namespace,
    Set<EdgeType> types,
    Optional<UUID> source,
    Optional<UUID> target,
    float minWeight,
    float maxWeight,
    long createdFrom,
    long createdBefore) {

  public EdgeFilter {
    Checks.name("namespace", namespace, Limits.NAMESPACE);
    types = Set.copyOf(types);
    Checks.unit("minWeight", minWeight);
    Checks.unit("maxWeight", maxWeight);
  }

  /** Every edge of a namespace. */
  public static EdgeFilter all(String namespace) {
    return new EdgeFilter(
        namespace,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        0f,
        1f,
        Long.MIN_VALUE,
        Long.MAX_VALUE);
  }

  public EdgeFilter types(EdgeType... newTypes) {
    return new EdgeFilter(
        namespace,
        Set.of(newTypes),
        source,
        target,
        minWeight,
        maxWeight,
        createdFrom,
        createdBefore);
  }

  public EdgeFilter source(UUID id) {
    return new EdgeFilter(
        namespace,
        types,
        Optional.of(id),
        target,
        minWeight,
        maxWeight,
        createdFrom,
        createdBefore);
  }

  public EdgeFilter target(UUID id) {
    return new EdgeFilter(
        namespace,
        types,
        source,
        Optional.of(id),
        minWeight,
        maxWeight,
        createdFrom,
        createdBefore);
  }

  public EdgeFilter weightBetween(float least, float most) {
    return new EdgeFilter(
        namespace, types, source, target, least, most, createdFrom, createdBefore);
  }

  public EdgeFilter createdBetween(Instant from, Instant before) {
    return new EdgeFilter(
        namespace,
        types,
        source,
        target,
        minWeight,
        maxWeight,
        Micros.of("createdFrom", from),
        Micros.of("createdBefore", before));
  }

  /** Whether an edge of the namespace with this weight and time of creation is meant. */
  public boolean matches(EdgeKey key, float weight, long createdAt) {
    return minWeight <= weight
        && weight <= maxWeight
        && createdFrom <= createdAt
        && createdAt < createdBefore
        && (types.isEmpty() || types.contains(key.type()))
        && (source.isEmpty() || source.get().equals(key.source()))
        && (target.isEmpty() || target.get().equals(key.target()));
  }
}

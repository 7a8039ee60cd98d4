package io.t4dx.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An edge to be written. Without a time of its own it is created at the time of the write. */
public record EdgeDraft(EdgeKey key, float weight, Optional<Instant> createdAt, Metadata metadata) {
  public EdgeDraft {
    weight = Checks.unit("weight", weight);
    createdAt = createdAt.map(time -> Micros.toInstant(Micros.of("createdAt", time)));
  }

  /** An edge without metadata, created at the time of the write. */
  public static EdgeDraft of(
      String namespace, UUID source, EdgeType type, UUID target, float weight) {
    return new EdgeDraft(
        new EdgeKey(namespace, source, type, target), weight, Optional.empty(), Metadata.EMPTY);
  }

  public EdgeDraft createdAt(Instant time) {
    return new EdgeDraft(key, weight, Optional.of(time), metadata);
  }

  public EdgeDraft with(Metadata newMetadata) {
    return new EdgeDraft(key, weight, createdAt, newMetadata);
  }
}

package io.t4dx.model;

import java.time.Instant;
import java.util.UUID;

/** An edge as it stands in a store: directed, typed, weighted. */
public record Edge(EdgeKey key, float weight, Instant createdAt, Metadata metadata) {

  public UUID source() {
    return key.source();
  }

  public EdgeType type() {
    return key.type();
  }

  public UUID target() {
    return key.target();
  }
}

package io.t4dx.model;

import java.util.UUID;

/** Names one edge. Its ends are ids, whether or not an item has them. */
public record EdgeKey(String namespace, UUID source, EdgeType type, UUID target) {
  public EdgeKey {
    Checks.name("namespace", namespace, Limits.NAMESPACE);
  }

  @Override
  public String toString() {
    return namespace + "/" + source + " -" + type + "-> " + target;
  }
}

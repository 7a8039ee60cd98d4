package io.t4dx.model;

import java.util.UUID;

/** Names one item: the namespace it lives in, and its id there. */
public record ItemKey(String namespace, UUID id) implements Comparable<ItemKey> {
  public ItemKey {
    Checks.name("namespace", namespace, Limits.NAMESPACE);
  }

  @Override
  public int compareTo(ItemKey other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : Ids.compare(id, other.id);
  }

  @Override
  public String toString() {
    return namespace + "/" + id;
  }
}

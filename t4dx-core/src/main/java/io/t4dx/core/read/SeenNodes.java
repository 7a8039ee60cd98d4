package io.t4dx.core.read;

import io.t4dx.core.live.NodeUnion;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The nodes that a traversal has met: by number where they have one, by id where not. */
final class SeenNodes {
  private final @Nullable NodeUnion union;
  private final NodeBits numbers;
  private final Set<UUID> ids = new HashSet<>();

  SeenNodes(@Nullable NodeUnion union) {
    this.union = union;
    this.numbers = new NodeBits(union == null ? 0 : union.nodes());
  }

  /** Those that have numbers; a number that is added to it is seen. */
  NodeBits numbers() {
    return numbers;
  }

  /** Whether an id was not met yet. */
  boolean isNew(UUID id) {
    int number = number(id);
    return number == NodeUnion.NONE ? !ids.contains(id) : !numbers.has(number);
  }

  void add(UUID id) {
    int number = number(id);
    if (number == NodeUnion.NONE) {
      ids.add(id);
    } else {
      numbers.add(number);
    }
  }

  private int number(UUID id) {
    return union == null ? NodeUnion.NONE : union.find(id);
  }
}

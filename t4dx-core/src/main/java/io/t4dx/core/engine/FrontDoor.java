package io.t4dx.core.engine;

import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.model.ItemDraft;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a write comes in: what could fail later is refused here, and what a replay could not repeat
 * is stamped here. The types of the model have checked their own values already.
 */
final class FrontDoor {
  private final TimeOrderedIds ids;
  private final AtomicInteger dimension;

  /**
   * @param dimension 0 where the first vector fixes it
   */
  FrontDoor(TimeOrderedIds ids, int dimension) {
    this.ids = ids;
    this.dimension = new AtomicInteger(dimension);
  }

  /** The operations with an id for every inserted item. */
  List<Operation> stamp(List<Operation> operations) {
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("the batch has no operation");
    }
    List<Operation> stamped = new ArrayList<>(operations.size());
    for (Operation operation : operations) {
      stamped.add(
          operation instanceof Operation.Insert(ItemDraft item, var edges) && item.id().isEmpty()
              ? new Operation.Insert(item.withId(ids.next()), edges)
              : operation);
    }
    return stamped;
  }

  /**
   * The changes of components in a batch. A replay of them does not know what a requirement found,
   * so they cannot be in one batch with any.
   */
  static List<Operation.ChangeComponent> changes(List<Operation> operations) {
    List<Operation.ChangeComponent> changes = List.of();
    for (Operation operation : operations) {
      if (operation instanceof Operation.ChangeComponent change) {
        changes = changes.isEmpty() ? new ArrayList<>() : changes;
        changes.add(change);
      }
    }
    if (!changes.isEmpty() && operations.stream().anyMatch(FrontDoor::isRequirement)) {
      throw new IllegalArgumentException(
          "the batch changes component '"
              + changes.getFirst().component()
              + "' and requires something of the state; write the change on its own");
    }
    return changes;
  }

  private static boolean isRequirement(Operation operation) {
    return operation instanceof Operation.RequireItem
        || operation instanceof Operation.RequireUnchanged
        || operation instanceof Operation.RequireNoItem
        || operation instanceof Operation.RequireEdge;
  }

  /**
   * Checks that all vectors of a batch have the dimensions of the store's.
   *
   * @return the dimensions of its first vector; 0 where it has none
   */
  int checkDimensions(List<Operation> operations) {
    int wanted = dimension.get();
    int first = 0;
    for (Operation operation : operations) {
      int given = dimensionOf(operation);
      int expected = wanted > 0 ? wanted : first;
      if (given > 0 && expected > 0 && given != expected) {
        throw mismatch(given, expected);
      }
      first = first == 0 ? given : first;
    }
    return first;
  }

  /**
   * Lets the first vector of a store fix the dimensions of all, now that nothing else can refuse
   * it.
   */
  void fixDimension(int first) {
    if (first > 0 && !dimension.compareAndSet(0, first) && dimension.get() != first) {
      throw mismatch(first, dimension.get());
    }
  }

  /** Checks a vector that is searched for; false where the store has no vectors yet. */
  boolean hasVectorsOf(int given) {
    int fixed = dimension.get();
    if (fixed > 0 && fixed != given) {
      throw mismatch(given, fixed);
    }
    return fixed > 0;
  }

  static List<UUID> insertedIds(List<Operation> operations) {
    List<UUID> inserted = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Insert insert) {
        insert.item().id().ifPresent(inserted::add);
      }
    }
    return inserted;
  }

  static int dimensionOf(Operation operation) {
    return switch (operation) {
      case Operation.Insert insert -> insert.item().dimension();
      case Operation.UpdateFields change -> change.update().dimension();
      default -> 0;
    };
  }

  private static IllegalArgumentException mismatch(int given, int expected) {
    return new IllegalArgumentException(
        "vector has " + given + " dimensions, but all vectors of this store have " + expected);
  }
}

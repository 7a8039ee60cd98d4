package io.t4dx.testing;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Random operations, in about the mix in which an application would use them. */
public final class RandomOperations {
  private final SplittableRandom random;
  private final RandomItems items;

  public RandomOperations(SplittableRandom random, RandomItems items) {
    this.random = random;
    this.items = items;
  }

  /** Mostly one operation, sometimes several, now and then many; seldom with a requirement. */
  public List<Operation> batch() {
    int size =
        switch (random.nextInt(20)) {
          case 0 -> random.nextInt(10, 30);
          case 1, 2, 3, 4 -> random.nextInt(2, 8);
          default -> 1;
        };
    List<Operation> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      batch.add(operation());
    }
    if (random.nextInt(12) == 0) {
      batch.add(random.nextInt(batch.size() + 1), requirement());
    }
    return batch;
  }

  /** A batch in which every item has its id already, so that any store gives it the same. */
  public List<Operation> namedBatch() {
    return batch().stream()
        .map(
            operation ->
                operation instanceof Operation.Insert insert && insert.item().id().isEmpty()
                    ? new Operation.Insert(
                        insert.item().withId(new UUID(random.nextLong(), random.nextLong())),
                        insert.edges())
                    : operation)
        .toList();
  }

  public Operation operation() {
    int kind = random.nextInt(100);
    if (kind < 34) {
      return insert();
    } else if (kind < 58) {
      return new Operation.UpdateFields(items.itemKey(), update());
    } else if (kind < 63) {
      return new Operation.Delete(items.itemKey());
    } else if (kind < 64) {
      return new Operation.DeleteUnchanged(items.itemKey(), random.nextLong(1_000), 0);
    } else if (kind < 78) {
      return new Operation.PutEdge(items.edgeDraft());
    } else if (kind < 81) {
      return new Operation.DeleteEdge(items.edgeKey());
    } else if (kind < 82) {
      return new Operation.DeleteEdgeBelow(items.edgeKey(), items.unit());
    } else if (kind < 83) {
      return new Operation.DeleteDanglingEdge(items.edgeKey());
    } else if (kind < 95) {
      MissingEdge missing = random.nextBoolean() ? MissingEdge.LEAVE : MissingEdge.CREATE;
      return new Operation.UpdateEdgeWeight(items.edgeKey(), delta(), missing);
    }
    return new Operation.ScaleWeights(edgeFilter(), factor());
  }

  /** Under an id of the small world, under a new one, or under one that the store has to make. */
  private Operation insert() {
    ItemDraft draft = items.draft();
    UUID id = random.nextInt(10) == 0 ? new UUID(random.nextLong(), random.nextLong()) : items.id();
    List<EdgeDraft> edges = new ArrayList<>();
    for (int i = Math.max(0, random.nextInt(-4, 3)); i > 0; i--) {
      edges.add(
          random.nextBoolean()
              ? items.edgeDraft(draft.namespace(), id, items.id())
              : items.edgeDraft(draft.namespace(), items.id(), id));
    }
    boolean named = !edges.isEmpty() || random.nextInt(20) > 0;
    return new Operation.Insert(named ? draft.withId(id) : draft, edges);
  }

  private Operation requirement() {
    return switch (random.nextInt(6)) {
      case 0 -> new Operation.RequireNoItem(items.itemKey());
      case 5 -> new Operation.RequireUnchanged(items.itemKey(), random.nextLong(1_000));
      case 1, 2 -> new Operation.RequireItem(items.itemKey());
      default -> new Operation.RequireEdge(items.edgeKey());
    };
  }

  public FieldUpdate update() {
    FieldUpdate.Builder update = FieldUpdate.builder();
    Instant validFrom = items.time();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      switch (random.nextInt(14)) {
        case 0 -> update.kappa(items.unit());
        case 1 -> update.importance(items.unit());
        case 2 -> update.type(items.itemType());
        case 3 -> update.eventTime(items.time());
        case 4 -> update.validFrom(validFrom);
        case 5 -> update.validUntil(validFrom.plusNanos(1000L * random.nextInt(2000)));
        case 6 -> update.validWithoutEnd();
        case 7 -> update.session(items.session());
        case 8 -> update.withoutSession();
        case 9 -> update.addToAccessCount(accessCountDelta());
        case 12 -> update.addToKappa(delta());
        case 10 -> update.metadata(items.metadataName(), items.metadataValue());
        case 11 -> update.withoutMetadata(items.metadataName());
        default -> newVersion(update);
      }
    }
    return update.build();
  }

  private void newVersion(FieldUpdate.Builder update) {
    if (random.nextBoolean()) {
      update.content(items.text());
    } else {
      update.vector(items.vector());
    }
  }

  private long accessCountDelta() {
    return switch (random.nextInt(6)) {
      case 0 -> -random.nextInt(5);
      case 1 -> Long.MAX_VALUE;
      case 2 -> Long.MIN_VALUE;
      default -> 1;
    };
  }

  private float delta() {
    return random.nextInt(5) == 0
        ? items.pick(List.of(-1f, 1f, Float.MAX_VALUE, -Float.MAX_VALUE, 0f, -0f))
        : (float) random.nextDouble(-0.6, 0.6);
  }

  private float factor() {
    return random.nextInt(5) == 0
        ? items.pick(List.of(0f, 1f, Float.MAX_VALUE, Float.MIN_VALUE))
        : (float) random.nextDouble(0.2, 1.8);
  }

  public EdgeFilter edgeFilter() {
    EdgeFilter filter = EdgeFilter.all(items.namespace());
    if (random.nextInt(3) == 0) {
      filter = filter.types(items.edgeType());
    }
    if (random.nextInt(4) == 0) {
      filter = filter.source(items.id());
    }
    if (random.nextInt(4) == 0) {
      filter = filter.target(items.id());
    }
    if (random.nextInt(3) == 0) {
      filter = filter.weightBetween(items.unit(), items.unit());
    }
    if (random.nextInt(3) == 0) {
      filter = filter.createdBetween(items.time(), items.time());
    }
    return filter;
  }
}

package io.t4dx.torture.sim;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.query.EdgeFilter;
import io.t4dx.torture.oracle.Diary;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Batches with every kind of operation in them. */
final class RandomWrites {
  private final SplittableRandom random;
  private final SmallWorld world;

  RandomWrites(SplittableRandom random, SmallWorld world) {
    this.random = random;
    this.world = world;
  }

  List<Operation> batch() {
    List<Operation> batch = new ArrayList<>();
    int size = random.nextInt(3) == 0 ? random.nextInt(2, 6) : 1;
    while (batch.size() < size) {
      batch.add(operation());
    }
    if (random.nextInt(4) == 0 && batch.stream().noneMatch(RandomWrites::isRequirement)) {
      batch.add(random.nextInt(batch.size() + 1), Diary.entry(random.nextLong()));
    }
    return batch;
  }

  private static boolean isRequirement(Operation operation) {
    return operation instanceof Operation.RequireItem
        || operation instanceof Operation.RequireUnchanged
        || operation instanceof Operation.RequireNoItem
        || operation instanceof Operation.RequireEdge;
  }

  private Operation operation() {
    int kind = random.nextInt(100);
    if (kind < 36) {
      return insert();
    } else if (kind < 58) {
      return new Operation.UpdateFields(world.itemKey(), update());
    } else if (kind < 64) {
      return new Operation.Delete(world.itemKey());
    } else if (kind < 76) {
      return new Operation.PutEdge(edge(world.edgeKey(world.namespace())));
    } else if (kind < 80) {
      return new Operation.DeleteEdge(world.edgeKey(world.namespace()));
    } else if (kind < 88) {
      return new Operation.UpdateEdgeWeight(
          world.edgeKey(world.namespace()),
          random.nextInt(-4, 5) / 8f,
          random.nextBoolean() ? MissingEdge.CREATE : MissingEdge.LEAVE);
    } else if (kind < 94) {
      return new Operation.ScaleWeights(edges(), random.nextInt(1, 13) / 8f);
    }
    return conditional();
  }

  private Operation conditional() {
    EdgeKey edge = world.edgeKey(world.namespace());
    return switch (random.nextInt(7)) {
      case 0 -> new Operation.RequireItem(world.itemKey());
      case 1 -> new Operation.RequireNoItem(world.itemKey());
      case 2 -> new Operation.RequireEdge(edge);
      case 3 -> new Operation.RequireUnchanged(world.itemKey(), random.nextInt(40));
      case 4 -> new Operation.DeleteUnchanged(world.itemKey(), random.nextInt(40), 0);
      case 5 -> new Operation.DeleteEdgeBelow(edge, world.unit());
      default -> new Operation.DeleteDanglingEdge(edge);
    };
  }

  private Operation insert() {
    String namespace = world.namespace();
    ItemDraft.Builder draft =
        ItemDraft.in(namespace)
            .id(world.id())
            .content(world.text())
            .kappa(world.unit())
            .importance(world.unit())
            .type(List.of(ItemType.values()).get(random.nextInt(3)));
    if (random.nextInt(5) > 0) {
      draft.vector(world.vector());
    }
    if (random.nextInt(2) == 0) {
      draft.session("monday");
    }
    if (random.nextInt(3) == 0) {
      draft.eventTime(world.time());
    }
    if (random.nextInt(3) == 0) {
      draft.metadata(Metadata.of("topic", (long) random.nextInt(3)));
    }
    List<EdgeDraft> edges = new ArrayList<>();
    for (int i = random.nextInt(3); i > 1; i--) {
      edges.add(edge(world.edgeKey(namespace)));
    }
    return new Operation.Insert(draft.build(), edges);
  }

  private EdgeDraft edge(EdgeKey key) {
    EdgeDraft edge =
        EdgeDraft.of(key.namespace(), key.source(), key.type(), key.target(), world.unit());
    return random.nextInt(3) == 0 ? edge.with(Metadata.of("note", world.text())) : edge;
  }

  private FieldUpdate update() {
    FieldUpdate.Builder update = FieldUpdate.builder();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      switch (random.nextInt(10)) {
        case 0 -> update.kappa(world.unit());
        case 1 -> update.importance(world.unit());
        case 2 -> update.addToKappa(random.nextInt(-4, 5) / 8f);
        case 3 -> update.session("tuesday");
        case 4 -> update.metadata("topic", (long) random.nextInt(3));
        case 5 -> update.withoutMetadata("topic");
        case 6 -> update.eventTime(world.time());
        case 7 -> update.content(world.text());
        case 8 -> update.vector(world.vector());
        default -> update.addToAccessCount(random.nextInt(-1, 3));
      }
    }
    return update.build();
  }

  private EdgeFilter edges() {
    EdgeFilter filter = EdgeFilter.all(world.namespace());
    return switch (random.nextInt(4)) {
      case 0 -> filter.types(world.edgeType());
      case 1 -> filter.source(world.id());
      case 2 -> filter.weightBetween(0.25f, 0.75f);
      default -> filter;
    };
  }
}

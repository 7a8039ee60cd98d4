package io.t4dx.core.codec;

import io.t4dx.model.Bytes;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Valid operations of every kind, the same for the same seed. Ids, namespaces and edge types are
 * few, so that the operations of a sequence meet each other; everything else reaches to the
 * extremes that the model allows.
 */
public final class ExtremeOperations {
  private static final List<ItemType> ITEM_TYPES = List.of(ItemType.values());
  private static final List<EdgeType> EDGE_TYPES =
      List.of(EdgeType.USES, EdgeType.CAUSES, new EdgeType("likes \"much\" \ud83c\udf75"));

  private final Random random;
  private final ExtremeValues values;
  private final int namespaces;
  private final int ids;
  private final int dimension;

  /**
   * @param namespaces out of how many namespaces the keys are
   * @param ids out of how many ids of each namespace the keys are
   * @param dimension of the vectors
   */
  public ExtremeOperations(long seed, int namespaces, int ids, int dimension) {
    this.random = new Random(seed);
    this.values = new ExtremeValues(random);
    this.namespaces = namespaces;
    this.ids = ids;
    this.dimension = dimension;
  }

  /** The values that the operations are made of. */
  public ExtremeValues values() {
    return values;
  }

  /** A batch of up to so many operations, and at least one. */
  public List<Operation> batch(int most) {
    int count = 1 + random.nextInt(most);
    List<Operation> operations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      operations.add(operation());
    }
    return operations;
  }

  /** An operation of any kind; inserts and edges more often than the others. */
  public Operation operation() {
    return switch (random.nextInt(22)) {
      case 0, 1, 2, 3 -> insert();
      case 4, 5 -> updateFields();
      case 6 -> new Operation.Delete(itemKey());
      case 7, 8, 9 -> new Operation.PutEdge(edge(namespace()));
      case 10 -> new Operation.DeleteEdge(edgeKey(namespace()));
      case 11, 12 -> updateEdgeWeight();
      case 13 -> new Operation.ScaleWeights(edgeFilter(), scaleFactor());
      case 14 -> new Operation.RequireItem(itemKey());
      case 20 -> new Operation.RequireUnchanged(itemKey(), values.anyLong() & Long.MAX_VALUE);
      case 21 -> changeComponent();
      case 18 -> new Operation.RequireNoItem(itemKey());
      case 15 ->
          new Operation.DeleteUnchanged(
              itemKey(), values.anyLong() & Long.MAX_VALUE, values.anyLong());
      case 16 -> new Operation.DeleteEdgeBelow(edgeKey(namespace()), values.unit());
      case 17 -> new Operation.DeleteDanglingEdge(edgeKey(namespace()));
      default -> new Operation.RequireEdge(edgeKey(namespace()));
    };
  }

  private Operation changeComponent() {
    byte[] data = new byte[random.nextInt(200)];
    random.nextBytes(data);
    String type = random.nextBoolean() ? "TRACE_DECAY" : "\"~\\!".repeat(16);
    return new Operation.ChangeComponent("c".repeat(1 + random.nextInt(64)), type, Bytes.of(data));
  }

  public Operation.Insert insert() {
    String namespace = namespace();
    List<EdgeDraft> edges = new ArrayList<>();
    int count = Math.max(0, random.nextInt(6) - 2);
    for (int i = 0; i < count; i++) {
      edges.add(edge(random.nextInt(8) == 0 ? namespace() : namespace));
    }
    return new Operation.Insert(item(namespace), edges);
  }

  /** An item with an id. */
  public ItemDraft item(String namespace) {
    ItemDraft.Builder item =
        ItemDraft.in(namespace)
            .id(values.idOf(ids))
            .content(values.text(random.nextInt(32) == 0 ? 20_000 : 200))
            .kappa(values.unit())
            .importance(values.unit())
            .type(itemType())
            .metadata(values.metadata());
    if (random.nextInt(8) != 0) {
      item.vector(values.vector(dimension));
    }
    if (random.nextBoolean()) {
      item.eventTime(values.time());
    }
    Instant[] validity = validity();
    if (random.nextInt(4) == 0) {
      item.validFrom(validity[0]);
    }
    if (random.nextInt(4) == 0) {
      item.validUntil(validity[1]);
    }
    if (random.nextInt(4) == 0) {
      item.accessCount(values.anyLong() & Long.MAX_VALUE);
    }
    if (random.nextInt(4) == 0) {
      item.session(values.name(40));
    }
    return item.build();
  }

  public Operation.UpdateFields updateFields() {
    return new Operation.UpdateFields(itemKey(), fieldUpdate());
  }

  /** A change of one field at least. */
  public FieldUpdate fieldUpdate() {
    FieldUpdate.Builder update = FieldUpdate.builder();
    int fields = 1 + random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      change(update);
    }
    return update.build();
  }

  private void change(FieldUpdate.Builder update) {
    Instant[] validity = validity();
    switch (random.nextInt(14)) {
      case 13 -> update.addToKappa(values.unit() - 0.5f);
      case 0 -> update.kappa(values.unit());
      case 1 -> update.importance(values.unit());
      case 2 -> update.type(itemType());
      case 3 -> update.eventTime(values.time());
      case 4 -> update.validFrom(validity[0]).validUntil(validity[1]);
      case 5 -> update.validWithoutEnd();
      case 6 -> update.session(values.name(40));
      case 7 -> update.withoutSession();
      case 8 -> update.addToAccessCount(values.anyLong());
      case 9 -> update.metadata(values.metadata().asMap()).addToAccessCount(1);
      case 10 -> update.withoutMetadata(values.name(20));
      case 11 -> update.content(values.text(200));
      default -> update.vector(values.vector(dimension));
    }
  }

  private Instant[] validity() {
    Instant one = values.time();
    Instant other = values.time();
    return one.isBefore(other) ? new Instant[] {one, other} : new Instant[] {other, one};
  }

  public Operation.UpdateEdgeWeight updateEdgeWeight() {
    float delta = random.nextInt(4) == 0 ? values.finiteFloat() : random.nextFloat() - 0.5f;
    MissingEdge missing = random.nextBoolean() ? MissingEdge.CREATE : MissingEdge.LEAVE;
    return new Operation.UpdateEdgeWeight(edgeKey(namespace()), delta, missing);
  }

  public EdgeDraft edge(String namespace) {
    return new EdgeDraft(
        edgeKey(namespace),
        values.unit(),
        random.nextBoolean() ? Optional.of(values.time()) : Optional.empty(),
        values.metadata());
  }

  public EdgeFilter edgeFilter() {
    EdgeFilter all = EdgeFilter.all(namespace());
    return new EdgeFilter(
        all.namespace(),
        random.nextInt(3) == 0 ? Set.of(edgeType()) : Set.of(),
        random.nextInt(3) == 0 ? Optional.of(values.idOf(ids)) : Optional.empty(),
        random.nextInt(3) == 0 ? Optional.of(values.idOf(ids)) : Optional.empty(),
        random.nextInt(3) == 0 ? values.unit() : all.minWeight(),
        random.nextInt(3) == 0 ? values.unit() : all.maxWeight(),
        random.nextInt(3) == 0 ? values.anyLong() : all.createdFrom(),
        random.nextInt(3) == 0 ? values.anyLong() : all.createdBefore());
  }

  private float scaleFactor() {
    return random.nextInt(4) == 0 ? Math.abs(values.finiteFloat()) : random.nextFloat() * 1.5f;
  }

  public ItemKey itemKey() {
    return new ItemKey(namespace(), values.idOf(ids));
  }

  public EdgeKey edgeKey(String namespace) {
    return new EdgeKey(namespace, values.idOf(ids), edgeType(), values.idOf(ids));
  }

  /** One of the namespaces. */
  public String namespace() {
    return "namespace-" + random.nextInt(namespaces);
  }

  private EdgeType edgeType() {
    return EDGE_TYPES.get(random.nextInt(EDGE_TYPES.size()));
  }

  private ItemType itemType() {
    return ITEM_TYPES.get(random.nextInt(ITEM_TYPES.size()));
  }
}

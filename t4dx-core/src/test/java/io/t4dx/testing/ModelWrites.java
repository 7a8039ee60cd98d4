package io.t4dx.testing;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgesFingerprint;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What each operation does to a {@link ModelState}; every insert must carry its id by now. */
public final class ModelWrites {
  private final ModelState state;
  private final long lsn;
  private final long at;

  private ModelWrites(ModelState state, long lsn, long at) {
    this.state = state;
    this.lsn = lsn;
    this.at = at;
  }

  /** Applies a batch that was given a number and a time, and says what became of its operations. */
  public static List<Outcome> apply(
      ModelState state, List<Operation> operations, long lsn, long at) {
    state.reached(lsn, at);
    ModelWrites writes = new ModelWrites(state, lsn, at);
    if (!operations.stream().allMatch(writes::holds)) {
      return operations.stream()
          .map(each -> writes.holds(each) ? Outcome.PRECONDITION_FAILED : writes.unmet(each))
          .toList();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Operation operation : operations) {
      outcomes.add(writes.apply(operation));
    }
    return outcomes;
  }

  private Outcome unmet(Operation requirement) {
    boolean otherwise =
        requirement instanceof Operation.RequireNoItem
            || (requirement instanceof Operation.RequireUnchanged unchanged
                && state.items().containsKey(unchanged.key()));
    return otherwise ? Outcome.UNMET : Outcome.NOT_FOUND;
  }

  /** Whether the operation is no requirement, or one that is met. */
  private boolean holds(Operation operation) {
    return switch (operation) {
      case Operation.RequireItem require -> state.items().containsKey(require.key());
      case Operation.RequireUnchanged require ->
          state.items().containsKey(require.key())
              && state.items().get(require.key()).lsn() <= require.asOf();
      case Operation.RequireNoItem require -> !state.items().containsKey(require.key());
      case Operation.RequireEdge require -> state.edges().containsKey(require.key());
      default -> true;
    };
  }

  private Outcome apply(Operation operation) {
    return switch (operation) {
      case Operation.Insert insert -> insert(insert);
      case Operation.UpdateFields update -> update(update);
      case Operation.Delete delete -> delete(delete.key());
      case Operation.DeleteUnchanged delete -> deleteUnchanged(delete);
      case Operation.PutEdge put -> putEdge(put.edge());
      case Operation.DeleteEdge delete -> found(state.edges().remove(delete.key()) != null);
      case Operation.DeleteEdgeBelow delete ->
          deleteIf(delete.key(), edge -> edge.weight() < delete.weight());
      case Operation.DeleteDanglingEdge delete -> deleteIf(delete.key(), this::dangles);
      case Operation.UpdateEdgeWeight update -> updateWeight(update);
      case Operation.ScaleWeights scale -> scale(scale);
      case Operation.ChangeComponent _ -> Outcome.APPLIED;
      case Operation.RequireItem _ -> Outcome.APPLIED;
      case Operation.RequireUnchanged _ -> Outcome.APPLIED;
      case Operation.RequireNoItem _ -> Outcome.APPLIED;
      case Operation.RequireEdge _ -> Outcome.APPLIED;
    };
  }

  private Outcome insert(Operation.Insert insert) {
    ItemDraft draft = insert.item();
    ItemKey key = new ItemKey(draft.namespace(), draft.id().orElseThrow());
    ItemFields fields = ItemFields.of(draft, at);
    state
        .items()
        .put(key, new Item(key, lsn, fields, draft.content(), draft.vector().orElse(null)));
    insert.edges().forEach(this::putEdge);
    return Outcome.APPLIED;
  }

  private Outcome update(Operation.UpdateFields operation) {
    Item item = state.items().get(operation.key());
    if (item == null) {
      return Outcome.NOT_FOUND;
    }
    FieldUpdate update = operation.update();
    ItemFields old = item.fields();
    Map<String, Object> metadata = new TreeMap<>(old.metadata().asMap());
    metadata.putAll(update.metadata().asMap());
    metadata.keySet().removeAll(update.removedMetadata());
    long validFrom = update.validFrom().orElse(old.validFrom());
    long validUntil = update.validUntil().orElse(old.validUntil());
    if (validUntil < validFrom || !Metadata.fitTogether(metadata)) {
      return Outcome.CONTRADICTION;
    }
    boolean newVersion = update.content().isPresent() || update.vector().isPresent();
    ItemFields fields =
        new ItemFields(
            unit(update.kappa().orElse(old.kappa()) + update.kappaDelta()),
            update.importance().orElse(old.importance()),
            update.type().orElse(old.type()),
            update.eventTime().orElse(old.eventTime()),
            newVersion ? at : old.recordTime(),
            validFrom,
            validUntil,
            accessCount(old.accessCount(), update.accessCountDelta()),
            update.changesSession() ? update.session() : old.session(),
            Metadata.of(metadata));
    state
        .items()
        .put(
            item.key(),
            new Item(
                item.key(),
                lsn,
                fields,
                update.content().orElse(item.content()),
                update.vector().or(item::vector).orElse(null)));
    return Outcome.APPLIED;
  }

  private static long accessCount(long count, long delta) {
    return BigInteger.valueOf(count)
        .add(BigInteger.valueOf(delta))
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  private Outcome delete(ItemKey key) {
    List<Edge> incident = state.edgesAt(key.namespace(), key.id());
    incident.forEach(edge -> state.edges().remove(edge.key()));
    return found(state.items().remove(key) != null || !incident.isEmpty());
  }

  private Outcome deleteUnchanged(Operation.DeleteUnchanged delete) {
    Item item = state.items().get(delete.key());
    if (item == null) {
      return Outcome.NOT_FOUND;
    }
    List<Edge> incident = state.edgesAt(item.namespace(), item.id());
    return item.lsn() > delete.asOf() || EdgesFingerprint.of(incident) != delete.edges()
        ? Outcome.UNMET
        : delete(delete.key());
  }

  private Outcome deleteIf(EdgeKey key, Predicate<Edge> condition) {
    Edge edge = state.edges().get(key);
    if (edge == null) {
      return Outcome.NOT_FOUND;
    }
    if (!condition.test(edge)) {
      return Outcome.UNMET;
    }
    state.edges().remove(key);
    return Outcome.APPLIED;
  }

  private boolean dangles(Edge edge) {
    String namespace = edge.key().namespace();
    return !state.items().containsKey(new ItemKey(namespace, edge.source()))
        || !state.items().containsKey(new ItemKey(namespace, edge.target()));
  }

  private Outcome putEdge(EdgeDraft draft) {
    put(
        draft.key(),
        draft.weight(),
        draft.createdAt().map(time -> Micros.of("createdAt", time)).orElse(at),
        draft.metadata());
    return Outcome.APPLIED;
  }

  private Outcome updateWeight(Operation.UpdateEdgeWeight update) {
    Optional<Edge> old = Optional.ofNullable(state.edges().get(update.key()));
    if (old.isPresent()) {
      reweigh(old.get(), old.get().weight() + update.delta());
      return Outcome.APPLIED;
    }
    if (update.missing() == MissingEdge.LEAVE) {
      return Outcome.NOT_FOUND;
    }
    put(update.key(), unit(update.delta()), at, Metadata.EMPTY);
    return Outcome.APPLIED;
  }

  private Outcome scale(Operation.ScaleWeights scale) {
    for (Edge edge : List.copyOf(state.edges().values())) {
      if (edge.key().namespace().equals(scale.filter().namespace())
          && scale
              .filter()
              .matches(edge.key(), edge.weight(), Micros.of("createdAt", edge.createdAt()))) {
        reweigh(edge, edge.weight() * scale.factor());
      }
    }
    return Outcome.APPLIED;
  }

  private void reweigh(Edge edge, float weight) {
    put(edge.key(), unit(weight), Micros.of("createdAt", edge.createdAt()), edge.metadata());
  }

  private void put(EdgeKey key, float weight, long createdAt, Metadata metadata) {
    state.edges().put(key, new Edge(key, weight, Micros.toInstant(createdAt), metadata));
  }

  /** No negative zero: two weights that are equal are the same bits. */
  private static float unit(float weight) {
    return weight > 0f ? Math.min(weight, 1f) : 0f;
  }

  private static Outcome found(boolean there) {
    return there ? Outcome.APPLIED : Outcome.NOT_FOUND;
  }
}

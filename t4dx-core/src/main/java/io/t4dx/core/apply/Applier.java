package io.t4dx.core.apply;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies batches in LSN order, each operation seeing those before it. For one thread at a time;
 * nothing in it can fail.
 */
public final class Applier {
  private final Tables tables;
  private final ItemChanges items;
  private final EdgeChanges edges;

  public Applier(Tables tables) {
    this.tables = tables;
    this.items = new ItemChanges(tables);
    this.edges = new EdgeChanges(tables);
  }

  /** Applies one batch, and says what became of each of its operations. */
  public List<Outcome> apply(List<Operation> batch, Moment moment) {
    List<Outcome> outcomes = refusals(batch);
    if (outcomes == null) {
      outcomes = new ArrayList<>(batch.size());
      for (Operation operation : batch) {
        outcomes.add(apply(operation, moment));
      }
    }
    tables.advanceTo(moment);
    return outcomes;
  }

  /** The outcomes of a batch that requires what is not there; null where it may be applied. */
  private @Nullable List<Outcome> refusals(List<Operation> batch) {
    if (batch.stream().noneMatch(this::isUnmet)) {
      return null;
    }
    return batch.stream()
        .map(operation -> isUnmet(operation) ? unmet(operation) : Outcome.PRECONDITION_FAILED)
        .toList();
  }

  private Outcome unmet(Operation requirement) {
    return switch (requirement) {
      case Operation.RequireNoItem _ -> Outcome.UNMET;
      case Operation.RequireUnchanged(ItemKey key, _) when items.exists(key) -> Outcome.UNMET;
      default -> Outcome.NOT_FOUND;
    };
  }

  private boolean isUnmet(Operation operation) {
    return switch (operation) {
      case Operation.RequireItem(ItemKey key) -> !items.exists(key);
      case Operation.RequireUnchanged(ItemKey key, long asOf) ->
          !items.exists(key) || items.lsn(key) > asOf;
      case Operation.RequireNoItem(ItemKey key) -> items.exists(key);
      case Operation.RequireEdge(var key) -> !edges.exists(key);
      default -> false;
    };
  }

  private Outcome apply(Operation operation, Moment moment) {
    return switch (operation) {
      case Operation.Insert insert -> insert(insert, moment);
      case Operation.UpdateFields(ItemKey key, var update) -> items.update(key, update, moment);
      case Operation.Delete(ItemKey key) -> delete(key, moment);
      case Operation.DeleteUnchanged delete -> deleteUnchanged(delete, moment);
      case Operation.PutEdge(EdgeDraft edge) -> put(edge, moment);
      case Operation.DeleteEdge(var key) -> edges.delete(key, moment);
      case Operation.DeleteEdgeBelow(var key, float weight) ->
          edges.deleteBelow(key, weight, moment);
      case Operation.DeleteDanglingEdge(var key) -> deleteDangling(key, moment);
      case Operation.UpdateEdgeWeight change -> edges.addToWeight(change, moment);
      case Operation.ScaleWeights scaling -> scale(scaling, moment);
      // The state of a component is not in the tables; the ledger gives it to its own.
      case Operation.ChangeComponent _,
          Operation.RequireItem _,
          Operation.RequireUnchanged _,
          Operation.RequireNoItem _,
          Operation.RequireEdge _ ->
          Outcome.APPLIED;
    };
  }

  private Outcome insert(Operation.Insert insert, Moment moment) {
    items.insert(insert.item(), moment);
    insert.edges().forEach(edge -> edges.put(edge, moment));
    return Outcome.APPLIED;
  }

  private Outcome delete(ItemKey key, Moment moment) {
    boolean hadItem = items.delete(key, moment);
    boolean hadEdges = edges.deleteAllAt(key, moment);
    return hadItem || hadEdges ? Outcome.APPLIED : Outcome.NOT_FOUND;
  }

  private Outcome deleteUnchanged(Operation.DeleteUnchanged delete, Moment moment) {
    ItemKey key = delete.key();
    if (!items.exists(key)) {
      return Outcome.NOT_FOUND;
    }
    boolean unchanged =
        items.lsn(key) <= delete.asOf() && edges.fingerprintAt(key) == delete.edges();
    return unchanged ? delete(key, moment) : Outcome.UNMET;
  }

  private Outcome deleteDangling(EdgeKey key, Moment moment) {
    boolean attached =
        items.exists(new ItemKey(key.namespace(), key.source()))
            && items.exists(new ItemKey(key.namespace(), key.target()));
    return attached && edges.exists(key) ? Outcome.UNMET : edges.delete(key, moment);
  }

  private Outcome put(EdgeDraft edge, Moment moment) {
    edges.put(edge, moment);
    return Outcome.APPLIED;
  }

  private Outcome scale(Operation.ScaleWeights scaling, Moment moment) {
    edges.scale(scaling, moment);
    return Outcome.APPLIED;
  }
}

package io.t4dx.write;

import io.t4dx.model.Bytes;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Limits;
import io.t4dx.query.EdgeFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations that become visible and durable together or not at all, in their order. Any mix, over
 * any namespaces; one line in the log. A batch is used by one thread and can be written more than
 * once.
 */
public final class WriteBatch {
  private final List<Operation> operations = new ArrayList<>();

  /** An empty batch. */
  public WriteBatch() {}

  public WriteBatch insert(ItemDraft item, EdgeDraft... edges) {
    return add(new Operation.Insert(item, List.of(edges)));
  }

  public WriteBatch update(ItemKey key, FieldUpdate update) {
    return add(new Operation.UpdateFields(key, update));
  }

  public WriteBatch delete(ItemKey key) {
    return add(new Operation.Delete(key));
  }

  /**
   * Deletes an item unless it was changed since it was read, or an edge at it was.
   *
   * @param edges all that there were at it, each once
   */
  public WriteBatch deleteUnchanged(Item item, List<Edge> edges) {
    return add(Operation.DeleteUnchanged.of(item, edges));
  }

  public WriteBatch putEdge(EdgeDraft edge) {
    return add(new Operation.PutEdge(edge));
  }

  public WriteBatch deleteEdge(EdgeKey key) {
    return add(new Operation.DeleteEdge(key));
  }

  /** Deletes an edge if it weighs less than a weight by then. */
  public WriteBatch deleteEdgeBelow(EdgeKey key, float weight) {
    return add(new Operation.DeleteEdgeBelow(key, weight));
  }

  /** Deletes an edge if an end of it has no item by then. */
  public WriteBatch deleteDanglingEdge(EdgeKey key) {
    return add(new Operation.DeleteDanglingEdge(key));
  }

  public WriteBatch updateEdgeWeight(EdgeKey key, float delta, MissingEdge missing) {
    return add(new Operation.UpdateEdgeWeight(key, delta, missing));
  }

  public WriteBatch scaleWeights(EdgeFilter filter, float factor) {
    return add(new Operation.ScaleWeights(filter, factor));
  }

  /** The whole batch does nothing unless this item is there when the batch begins. */
  public WriteBatch requireItem(ItemKey key) {
    return add(new Operation.RequireItem(key));
  }

  /** The whole batch does nothing if this item was changed, or went, since it was read. */
  public WriteBatch requireUnchanged(Item item) {
    return add(new Operation.RequireUnchanged(item.key(), item.lsn()));
  }

  /** The whole batch does nothing if this item is there when the batch begins. */
  public WriteBatch requireNoItem(ItemKey key) {
    return add(new Operation.RequireNoItem(key));
  }

  /** The whole batch does nothing unless this edge is there when the batch begins. */
  public WriteBatch requireEdge(EdgeKey key) {
    return add(new Operation.RequireEdge(key));
  }

  /**
   * Changes the state of a component of the application.
   *
   * @param data what the component needs to make the change
   */
  public WriteBatch change(String component, String type, Bytes data) {
    return add(new Operation.ChangeComponent(component, type, data));
  }

  public WriteBatch add(Operation operation) {
    if (operations.size() == Limits.BATCH_OPERATIONS) {
      throw new IllegalArgumentException(
          "the batch has " + operations.size() + " operations, and no more are allowed");
    }
    operations.add(operation);
    return this;
  }

  public int size() {
    return operations.size();
  }

  /** The operations so far, as a copy. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }
}

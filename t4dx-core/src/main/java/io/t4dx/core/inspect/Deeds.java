package io.t4dx.core.inspect;

import io.t4dx.core.codec.OperationFormatException;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What operations are, in words, and whom they are about. */
final class Deeds {
  private final OperationsReader reader = new OperationsReader();

  /** The operations of a line in words. */
  List<String> texts(byte[] bytes, int offset, int length) {
    try {
      return reader.read(bytes, offset, length).stream().map(Deeds::text).toList();
    } catch (OperationFormatException e) {
      return List.of("not readable: " + e.getMessage());
    }
  }

  /** The operations of a line; none where they do not read. */
  List<Operation> operations(byte[] bytes, int offset, int length) {
    try {
      return reader.read(bytes, offset, length);
    } catch (OperationFormatException e) {
      return List.of();
    }
  }

  static String text(Operation operation) {
    return switch (operation) {
      case Operation.Insert insert -> text(insert);
      case Operation.UpdateFields update -> "UPDATE_FIELDS " + update.key();
      case Operation.Delete delete -> "DELETE " + delete.key();
      case Operation.DeleteUnchanged delete ->
          "DELETE_UNCHANGED %s as of LSN %d".formatted(delete.key(), delete.asOf());
      case Operation.PutEdge put ->
          "PUT_EDGE %s weight %s".formatted(put.edge().key(), put.edge().weight());
      case Operation.DeleteEdge delete -> "DELETE_EDGE " + delete.key();
      case Operation.DeleteEdgeBelow delete ->
          "DELETE_EDGE_BELOW %s weight %s".formatted(delete.key(), delete.weight());
      case Operation.DeleteDanglingEdge delete -> "DELETE_DANGLING_EDGE " + delete.key();
      case Operation.UpdateEdgeWeight update ->
          "UPDATE_EDGE_WEIGHT %s by %s".formatted(update.key(), update.delta());
      case Operation.ScaleWeights scale ->
          "BATCH_SCALE_WEIGHTS %s by %s".formatted(scale.filter().namespace(), scale.factor());
      case Operation.RequireItem require -> "REQUIRE_ITEM " + require.key();
      case Operation.RequireUnchanged require ->
          "REQUIRE_UNCHANGED %s as of LSN %d".formatted(require.key(), require.asOf());
      case Operation.RequireNoItem require -> "REQUIRE_NO_ITEM " + require.key();
      case Operation.RequireEdge require -> "REQUIRE_EDGE " + require.key();
      case Operation.ChangeComponent change ->
          "CHANGE_COMPONENT %s %s, %d bytes"
              .formatted(change.component(), change.type(), change.data().length());
    };
  }

  private static String text(Operation.Insert insert) {
    ItemDraft item = insert.item();
    String id = item.id().map(UUID::toString).orElse("without id");
    String edges = insert.edges().isEmpty() ? "" : " with " + insert.edges().size() + " edges";
    return "INSERT " + item.namespace() + "/" + id + edges;
  }

  /**
   * Whether an operation names an item, or an edge at it.
   *
   * @param namespaces which of them count
   */
  static boolean concerns(Operation operation, UUID id, Predicate<String> namespaces) {
    return switch (operation) {
      case Operation.Insert insert -> concerns(insert, id, namespaces);
      case Operation.UpdateFields update -> concerns(update.key(), id, namespaces);
      case Operation.Delete delete -> concerns(delete.key(), id, namespaces);
      case Operation.DeleteUnchanged delete -> concerns(delete.key(), id, namespaces);
      case Operation.PutEdge put -> concerns(put.edge().key(), id, namespaces);
      case Operation.DeleteEdge delete -> concerns(delete.key(), id, namespaces);
      case Operation.DeleteEdgeBelow delete -> concerns(delete.key(), id, namespaces);
      case Operation.DeleteDanglingEdge delete -> concerns(delete.key(), id, namespaces);
      case Operation.UpdateEdgeWeight update -> concerns(update.key(), id, namespaces);
      case Operation.ScaleWeights _, Operation.ChangeComponent _ -> false;
      case Operation.RequireItem require -> concerns(require.key(), id, namespaces);
      case Operation.RequireUnchanged require -> concerns(require.key(), id, namespaces);
      case Operation.RequireNoItem require -> concerns(require.key(), id, namespaces);
      case Operation.RequireEdge require -> concerns(require.key(), id, namespaces);
    };
  }

  private static boolean concerns(Operation.Insert insert, UUID id, Predicate<String> namespaces) {
    boolean itself = insert.item().id().equals(Optional.of(id));
    return (itself && namespaces.test(insert.item().namespace()))
        || insert.edges().stream()
            .map(EdgeDraft::key)
            .anyMatch(key -> concerns(key, id, namespaces));
  }

  private static boolean concerns(ItemKey key, UUID id, Predicate<String> namespaces) {
    return key.id().equals(id) && namespaces.test(key.namespace());
  }

  private static boolean concerns(EdgeKey key, UUID id, Predicate<String> namespaces) {
    return (key.source().equals(id) || key.target().equals(id)) && namespaces.test(key.namespace());
  }

  /** The namespace that an operation is in; empty where it is in none. */
  static String namespace(Operation operation) {
    return switch (operation) {
      case Operation.Insert insert -> insert.item().namespace();
      case Operation.UpdateFields update -> update.key().namespace();
      case Operation.Delete delete -> delete.key().namespace();
      case Operation.DeleteUnchanged delete -> delete.key().namespace();
      case Operation.PutEdge put -> put.edge().key().namespace();
      case Operation.DeleteEdge delete -> delete.key().namespace();
      case Operation.DeleteEdgeBelow delete -> delete.key().namespace();
      case Operation.DeleteDanglingEdge delete -> delete.key().namespace();
      case Operation.UpdateEdgeWeight update -> update.key().namespace();
      case Operation.ScaleWeights scale -> scale.filter().namespace();
      case Operation.RequireItem require -> require.key().namespace();
      case Operation.RequireUnchanged require -> require.key().namespace();
      case Operation.RequireNoItem require -> require.key().namespace();
      case Operation.RequireEdge require -> require.key().namespace();
      case Operation.ChangeComponent _ -> "";
    };
  }
}

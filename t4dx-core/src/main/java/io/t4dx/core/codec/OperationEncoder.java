package io.t4dx.core.codec;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes one operation after the other; members always in the same order. */
final class OperationEncoder {
  private final JsonGenerator out;
  private final MemberWriter members;

  OperationEncoder(JsonGenerator out, VectorCodec vectors) {
    this.out = out;
    this.members = new MemberWriter(out, vectors);
  }

  void write(Operation operation) {
    out.writeStartObject();
    switch (operation) {
      case Operation.Insert insert -> write(insert);
      case Operation.UpdateFields update -> write(update);
      case Operation.Delete delete -> begin(OperationNames.DELETE, delete.key());
      case Operation.DeleteUnchanged delete -> write(delete);
      case Operation.PutEdge put -> write(put);
      case Operation.DeleteEdge delete -> begin(OperationNames.DELETE_EDGE, delete.key());
      case Operation.DeleteEdgeBelow delete -> write(delete);
      case Operation.DeleteDanglingEdge delete ->
          begin(OperationNames.DELETE_DANGLING_EDGE, delete.key());
      case Operation.UpdateEdgeWeight update -> write(update);
      case Operation.ScaleWeights scale -> write(scale);
      case Operation.ChangeComponent change -> write(change);
      case Operation.RequireItem require -> begin(OperationNames.REQUIRE_ITEM, require.key());
      case Operation.RequireUnchanged require -> write(require);
      case Operation.RequireNoItem require -> begin(OperationNames.REQUIRE_NO_ITEM, require.key());
      case Operation.RequireEdge require -> begin(OperationNames.REQUIRE_EDGE, require.key());
    }
    out.writeEndObject();
  }

  private void begin(String op, String namespace) {
    members.text(Member.OP, op);
    members.text(Member.NS, namespace);
  }

  private void begin(String op, ItemKey key) {
    begin(op, key.namespace());
    members.id(Member.ID, key.id());
  }

  private void begin(String op, EdgeKey key) {
    begin(op, key.namespace());
    ends(key);
  }

  private void ends(EdgeKey key) {
    members.id(Member.SOURCE, key.source());
    members.text(Member.TYPE, key.type().name());
    members.id(Member.TARGET, key.target());
  }

  private void write(Operation.Insert insert) {
    ItemDraft item = insert.item();
    begin(OperationNames.INSERT, item.namespace());
    members.id(Member.ID, item.id().orElseThrow(() -> withoutId(item)));
    members.text(Member.CONTENT, item.content());
    members.number(Member.KAPPA, item.kappa());
    members.number(Member.IMPORTANCE, item.importance());
    members.text(Member.TYPE, item.type().name());
    item.eventTime().ifPresent(time -> members.number(Member.EVENT_TIME, time));
    item.validFrom().ifPresent(time -> members.number(Member.VALID_FROM, time));
    item.validUntil().ifPresent(time -> members.number(Member.VALID_UNTIL, time));
    if (item.accessCount() != 0) {
      members.number(Member.ACCESS_COUNT, item.accessCount());
    }
    item.session().ifPresent(session -> members.text(Member.SESSION, session));
    members.metadata(item.metadata());
    if (item.dimension() > 0) {
      members.vector(item);
    }
    if (!insert.edges().isEmpty()) {
      edges(insert.edges(), item.namespace());
    }
  }

  private static IllegalArgumentException withoutId(ItemDraft item) {
    return new IllegalArgumentException(
        "the log takes items with ids only; one of namespace " + item.namespace() + " has none");
  }

  private void edges(List<EdgeDraft> edges, String itemNamespace) {
    members.name(Member.EDGES);
    out.writeStartArray();
    for (EdgeDraft edge : edges) {
      out.writeStartObject();
      if (!edge.key().namespace().equals(itemNamespace)) {
        members.text(Member.NS, edge.key().namespace());
      }
      ends(edge.key());
      rest(edge);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void write(Operation.PutEdge put) {
    begin(OperationNames.PUT_EDGE, put.edge().key());
    rest(put.edge());
  }

  private void rest(EdgeDraft edge) {
    members.number(Member.WEIGHT, edge.weight());
    edge.createdAt().ifPresent(time -> members.time(Member.CREATED_AT, time));
    members.metadata(edge.metadata());
  }

  private void write(Operation.UpdateFields operation) {
    begin(OperationNames.UPDATE_FIELDS, operation.key());
    FieldUpdate update = operation.update();
    members.name(Member.SET);
    out.writeStartObject();
    members.changes(update);
    out.writeEndObject();
    if (update.accessCountDelta() != 0 || update.kappaDelta() != 0) {
      members.name(Member.ADD);
      out.writeStartObject();
      if (update.kappaDelta() != 0) {
        members.number(Member.KAPPA, update.kappaDelta());
      }
      if (update.accessCountDelta() != 0) {
        members.number(Member.ACCESS_COUNT, update.accessCountDelta());
      }
      out.writeEndObject();
    }
  }

  private void write(Operation.ChangeComponent change) {
    members.text(Member.OP, OperationNames.CHANGE_COMPONENT);
    members.text(Member.COMPONENT, change.component());
    members.text(Member.CHANGE, change.type());
    members.bytes(Member.DATA, change.data());
  }

  private void write(Operation.DeleteUnchanged delete) {
    begin(OperationNames.DELETE_UNCHANGED, delete.key());
    members.number(Member.AS_OF, delete.asOf());
    members.number(Member.EDGES_SUM, delete.edges());
  }

  private void write(Operation.RequireUnchanged require) {
    begin(OperationNames.REQUIRE_UNCHANGED, require.key());
    members.number(Member.AS_OF, require.asOf());
  }

  private void write(Operation.DeleteEdgeBelow delete) {
    begin(OperationNames.DELETE_EDGE_BELOW, delete.key());
    members.number(Member.WEIGHT, delete.weight());
  }

  private void write(Operation.UpdateEdgeWeight update) {
    begin(OperationNames.UPDATE_EDGE_WEIGHT, update.key());
    members.number(Member.DELTA, update.delta());
    if (update.missing() != MissingEdge.LEAVE) {
      members.text(Member.MISSING, update.missing().name());
    }
  }

  private void write(Operation.ScaleWeights scale) {
    begin(OperationNames.BATCH_SCALE_WEIGHTS, scale.filter().namespace());
    members.number(Member.FACTOR, scale.factor());
    EdgeFilter all = EdgeFilter.all(scale.filter().namespace());
    if (!scale.filter().equals(all)) {
      members.name(Member.FILTER);
      out.writeStartObject();
      filter(scale.filter(), all);
      out.writeEndObject();
    }
  }

  private void filter(EdgeFilter filter, EdgeFilter all) {
    if (!filter.types().isEmpty()) {
      members.texts(Member.TYPES, filter.types().stream().sorted().map(EdgeType::name));
    }
    filter.source().ifPresent(id -> members.id(Member.SOURCE, id));
    filter.target().ifPresent(id -> members.id(Member.TARGET, id));
    if (Float.compare(filter.minWeight(), all.minWeight()) != 0) {
      members.number(Member.MIN_WEIGHT, filter.minWeight());
    }
    if (Float.compare(filter.maxWeight(), all.maxWeight()) != 0) {
      members.number(Member.MAX_WEIGHT, filter.maxWeight());
    }
    if (filter.createdFrom() != all.createdFrom()) {
      members.number(Member.CREATED_FROM, filter.createdFrom());
    }
    if (filter.createdBefore() != all.createdBefore()) {
      members.number(Member.CREATED_BEFORE, filter.createdBefore());
    }
  }
}

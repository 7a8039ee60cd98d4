package io.t4dx.core.codec;

import static io.t4dx.core.codec.Member.ACCESS_COUNT;
import static io.t4dx.core.codec.Member.ADD;
import static io.t4dx.core.codec.Member.AS_OF;
import static io.t4dx.core.codec.Member.CHANGE;
import static io.t4dx.core.codec.Member.COMPONENT;
import static io.t4dx.core.codec.Member.CONTENT;
import static io.t4dx.core.codec.Member.CREATED_AT;
import static io.t4dx.core.codec.Member.CREATED_BEFORE;
import static io.t4dx.core.codec.Member.CREATED_FROM;
import static io.t4dx.core.codec.Member.DATA;
import static io.t4dx.core.codec.Member.DELTA;
import static io.t4dx.core.codec.Member.EDGES;
import static io.t4dx.core.codec.Member.EDGES_SUM;
import static io.t4dx.core.codec.Member.EVENT_TIME;
import static io.t4dx.core.codec.Member.FACTOR;
import static io.t4dx.core.codec.Member.FILTER;
import static io.t4dx.core.codec.Member.ID;
import static io.t4dx.core.codec.Member.IMPORTANCE;
import static io.t4dx.core.codec.Member.KAPPA;
import static io.t4dx.core.codec.Member.MAX_WEIGHT;
import static io.t4dx.core.codec.Member.METADATA;
import static io.t4dx.core.codec.Member.MIN_WEIGHT;
import static io.t4dx.core.codec.Member.MISSING;
import static io.t4dx.core.codec.Member.NS;
import static io.t4dx.core.codec.Member.OP;
import static io.t4dx.core.codec.Member.SESSION;
import static io.t4dx.core.codec.Member.SET;
import static io.t4dx.core.codec.Member.SOURCE;
import static io.t4dx.core.codec.Member.TARGET;
import static io.t4dx.core.codec.Member.TYPE;
import static io.t4dx.core.codec.Member.TYPES;
import static io.t4dx.core.codec.Member.VALID_FROM;
import static io.t4dx.core.codec.Member.VALID_UNTIL;
import static io.t4dx.core.codec.Member.VECTOR;
import static io.t4dx.core.codec.Member.WEIGHT;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes an operation from its members. */
final class OperationDecoder {
  private static final long ITEM_KEY = Member.bits(OP, NS, ID);
  private static final long EDGE_ENDS = Member.bits(SOURCE, TYPE, TARGET);
  private static final long EDGE_KEY = Member.bits(OP, NS) | EDGE_ENDS;
  private static final long ITEM = ITEM_KEY | Member.bits(CONTENT, KAPPA, IMPORTANCE, TYPE);
  private static final long ITEM_OPTIONS =
      Member.bits(
          VECTOR, EVENT_TIME, VALID_FROM, VALID_UNTIL, ACCESS_COUNT, SESSION, METADATA, EDGES);
  private static final long EDGE_OPTIONS = Member.bits(CREATED_AT, METADATA);
  private static final long FILTERS =
      Member.bits(TYPES, SOURCE, TARGET, MIN_WEIGHT, MAX_WEIGHT, CREATED_FROM, CREATED_BEFORE);

  private OperationDecoder() {}

  /** The operation; what the model refuses is an {@link IllegalArgumentException}. */
  static Operation operation(Members members) throws OperationFormatException {
    if (!members.has(OP)) {
      throw members.refusal("is no operation: it has no member op");
    }
    String op = members.text(OP);
    return switch (op) {
      case OperationNames.INSERT -> insert(members);
      case OperationNames.UPDATE_FIELDS -> update(members);
      case OperationNames.DELETE -> new Operation.Delete(onlyItemKey(members, op));
      case OperationNames.DELETE_UNCHANGED -> deleteUnchanged(members);
      case OperationNames.PUT_EDGE -> putEdge(members);
      case OperationNames.DELETE_EDGE -> new Operation.DeleteEdge(onlyEdgeKey(members, op));
      case OperationNames.DELETE_EDGE_BELOW -> deleteBelow(members);
      case OperationNames.DELETE_DANGLING_EDGE ->
          new Operation.DeleteDanglingEdge(onlyEdgeKey(members, op));
      case OperationNames.UPDATE_EDGE_WEIGHT -> updateWeight(members);
      case OperationNames.BATCH_SCALE_WEIGHTS -> scale(members);
      case OperationNames.CHANGE_COMPONENT -> changeComponent(members);
      case OperationNames.REQUIRE_ITEM -> new Operation.RequireItem(onlyItemKey(members, op));
      case OperationNames.REQUIRE_UNCHANGED -> requireUnchanged(members);
      case OperationNames.REQUIRE_NO_ITEM -> new Operation.RequireNoItem(onlyItemKey(members, op));
      case OperationNames.REQUIRE_EDGE -> new Operation.RequireEdge(onlyEdgeKey(members, op));
      default ->
          throw members.refusal("has the op \"" + op + "\", which this version does not know");
    };
  }

  private static Operation insert(Members members) throws OperationFormatException {
    members.check(OperationNames.INSERT, ITEM, ITEM_OPTIONS);
    ItemDraft.Builder item =
        ItemDraft.in(members.text(NS))
            .id(members.id(ID))
            .content(members.text(CONTENT))
            .kappa(members.decimal(KAPPA))
            .importance(members.decimal(IMPORTANCE))
            .type(members.constant(TYPE, ItemType.class))
            .metadata(metadata(members));
    if (members.has(VECTOR)) {
      item.vector(members.vector());
    }
    if (members.has(EVENT_TIME)) {
      item.eventTime(members.time(EVENT_TIME));
    }
    if (members.has(VALID_FROM)) {
      item.validFrom(members.time(VALID_FROM));
    }
    if (members.has(VALID_UNTIL)) {
      item.validUntil(members.time(VALID_UNTIL));
    }
    if (members.has(ACCESS_COUNT)) {
      item.accessCount(members.integer(ACCESS_COUNT));
    }
    if (members.has(SESSION)) {
      item.session(members.text(SESSION));
    }
    return new Operation.Insert(item.build(), edges(members));
  }

  private static List<EdgeDraft> edges(Members item) throws OperationFormatException {
    if (!item.has(EDGES)) {
      return List.of();
    }
    List<EdgeDraft> edges = new ArrayList<>();
    for (Members edge : item.objects(EDGES)) {
      edge.check("an INSERT with an edge", EDGE_ENDS | WEIGHT.bit, NS.bit | EDGE_OPTIONS);
      edges.add(edge(edge, edge.has(NS) ? edge.text(NS) : item.text(NS)));
    }
    return edges;
  }

  private static Operation update(Members members) throws OperationFormatException {
    members.check(OperationNames.UPDATE_FIELDS, ITEM_KEY | SET.bit, ADD.bit);
    return new Operation.UpdateFields(itemKey(members), UpdateDecoder.update(members));
  }

  private static Operation deleteUnchanged(Members members) throws OperationFormatException {
    members.check(OperationNames.DELETE_UNCHANGED, ITEM_KEY | Member.bits(AS_OF, EDGES_SUM), 0);
    return new Operation.DeleteUnchanged(
        itemKey(members), members.integer(AS_OF), members.integer(EDGES_SUM));
  }

  private static Operation requireUnchanged(Members members) throws OperationFormatException {
    members.check(OperationNames.REQUIRE_UNCHANGED, ITEM_KEY | AS_OF.bit, 0);
    return new Operation.RequireUnchanged(itemKey(members), members.integer(AS_OF));
  }

  private static Operation changeComponent(Members members) throws OperationFormatException {
    members.check(OperationNames.CHANGE_COMPONENT, Member.bits(OP, COMPONENT, CHANGE, DATA), 0);
    return new Operation.ChangeComponent(
        members.text(COMPONENT), members.text(CHANGE), members.bytes(DATA));
  }

  private static Operation deleteBelow(Members members) throws OperationFormatException {
    members.check(OperationNames.DELETE_EDGE_BELOW, EDGE_KEY | WEIGHT.bit, 0);
    return new Operation.DeleteEdgeBelow(
        edgeKey(members, members.text(NS)), members.decimal(WEIGHT));
  }

  private static Operation putEdge(Members members) throws OperationFormatException {
    members.check(OperationNames.PUT_EDGE, EDGE_KEY | WEIGHT.bit, EDGE_OPTIONS);
    return new Operation.PutEdge(edge(members, members.text(NS)));
  }

  private static Operation updateWeight(Members members) throws OperationFormatException {
    members.check(OperationNames.UPDATE_EDGE_WEIGHT, EDGE_KEY | DELTA.bit, MISSING.bit);
    MissingEdge missing =
        members.has(MISSING) ? members.constant(MISSING, MissingEdge.class) : MissingEdge.LEAVE;
    return new Operation.UpdateEdgeWeight(
        edgeKey(members, members.text(NS)), members.decimal(DELTA), missing);
  }

  private static Operation scale(Members members) throws OperationFormatException {
    members.check(OperationNames.BATCH_SCALE_WEIGHTS, Member.bits(OP, NS, FACTOR), FILTER.bit);
    EdgeFilter all = EdgeFilter.all(members.text(NS));
    EdgeFilter filter = members.has(FILTER) ? filter(members.object(FILTER), all) : all;
    return new Operation.ScaleWeights(filter, members.decimal(FACTOR));
  }

  private static EdgeFilter filter(Members members, EdgeFilter all)
      throws OperationFormatException {
    members.check("a filter of edges", 0, FILTERS);
    return new EdgeFilter(
        all.namespace(),
        members.has(TYPES) ? types(members.texts(TYPES)) : all.types(),
        members.has(SOURCE) ? Optional.of(members.id(SOURCE)) : Optional.empty(),
        members.has(TARGET) ? Optional.of(members.id(TARGET)) : Optional.empty(),
        members.has(MIN_WEIGHT) ? members.decimal(MIN_WEIGHT) : all.minWeight(),
        members.has(MAX_WEIGHT) ? members.decimal(MAX_WEIGHT) : all.maxWeight(),
        members.has(CREATED_FROM) ? members.integer(CREATED_FROM) : all.createdFrom(),
        members.has(CREATED_BEFORE) ? members.integer(CREATED_BEFORE) : all.createdBefore());
  }

  private static Set<EdgeType> types(List<String> names) {
    return names.stream().map(EdgeType::new).collect(Collectors.toSet());
  }

  private static ItemKey onlyItemKey(Members members, String op) throws OperationFormatException {
    members.check(op, ITEM_KEY, 0);
    return itemKey(members);
  }

  private static EdgeKey onlyEdgeKey(Members members, String op) throws OperationFormatException {
    members.check(op, EDGE_KEY, 0);
    return edgeKey(members, members.text(NS));
  }

  private static ItemKey itemKey(Members members) {
    return new ItemKey(members.text(NS), members.id(ID));
  }

  private static EdgeKey edgeKey(Members members, String namespace) {
    return new EdgeKey(
        namespace, members.id(SOURCE), new EdgeType(members.text(TYPE)), members.id(TARGET));
  }

  private static EdgeDraft edge(Members members, String namespace) {
    return new EdgeDraft(
        edgeKey(members, namespace),
        members.decimal(WEIGHT),
        members.has(CREATED_AT) ? Optional.of(members.time(CREATED_AT)) : Optional.empty(),
        metadata(members));
  }

  private static Metadata metadata(Members members) {
    return members.has(METADATA) ? Metadata.of(members.metadata()) : Metadata.EMPTY;
  }
}

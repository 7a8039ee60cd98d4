package io.t4dx.torture.oracle;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one write does to the maps of a world. */
final class Rules {
  private final long lsn;
  private final long at;
  private final Map<ItemKey, Item> items;
  private final Map<EdgeKey, Edge> edges;
  private final Map<ItemKey, Forgotten> gone = new HashMap<>();
  private final Map<EdgeKey, Long> goneEdges = new HashMap<>();

  Rules(long lsn, long at, Map<ItemKey, Item> items, Map<EdgeKey, Edge> edges) {
    this.lsn = lsn;
    this.at = at;
    this.items = items;
    this.edges = edges;
  }

  /** What went because nobody had changed it, as it was. */
  Map<ItemKey, Forgotten> gone() {
    return gone;
  }

  /** Edges that went because of what they were, and this write. */
  Map<EdgeKey, Long> goneEdges() {
    return goneEdges;
  }

  /** All operations or, where a requirement does not hold as the write begins, none. */
  List<Outcome> apply(List<Operation> operations) {
    List<Outcome> required = operations.stream().map(this::required).toList();
    if (required.stream().anyMatch(outcome -> outcome != Outcome.APPLIED)) {
      return required.stream()
          .map(each -> each == Outcome.APPLIED ? Outcome.PRECONDITION_FAILED : each)
          .toList();
    }
    List<Outcome> outcomes = new ArrayList<>();
    operations.forEach(operation -> outcomes.add(apply(operation)));
    return outcomes;
  }

  /** What a requirement finds; anything else requires nothing. */
  private Outcome required(Operation operation) {
    return switch (operation) {
      case Operation.RequireItem(ItemKey key) -> thereIs(items.get(key) != null);
      case Operation.RequireEdge(EdgeKey key) -> thereIs(edges.get(key) != null);
      case Operation.RequireNoItem(ItemKey key) ->
          items.get(key) == null ? Outcome.APPLIED : Outcome.UNMET;
      case Operation.RequireUnchanged(ItemKey key, long asOf) -> unchanged(items.get(key), asOf);
      default -> Outcome.APPLIED;
    };
  }

  private static Outcome unchanged(@Nullable Item item, long asOf) {
    if (item == null) {
      return Outcome.NOT_FOUND;
    }
    return item.lsn() <= asOf ? Outcome.APPLIED : Outcome.UNMET;
  }

  private Outcome apply(Operation operation) {
    return switch (operation) {
      case Operation.Insert(ItemDraft item, List<EdgeDraft> with) -> insert(item, with);
      case Operation.UpdateFields(ItemKey key, FieldUpdate update) -> update(key, update);
      case Operation.Delete(ItemKey key) -> delete(key);
      case Operation.DeleteUnchanged(ItemKey key, long asOf, long fingerprint) ->
          deleteUnchanged(key, asOf, fingerprint);
      case Operation.PutEdge(EdgeDraft edge) -> put(edge);
      case Operation.DeleteEdge(EdgeKey key) -> thereIs(edges.remove(key) != null);
      case Operation.DeleteEdgeBelow(EdgeKey key, float weight) ->
          deleteEdge(key, edges.containsKey(key) && edges.get(key).weight() < weight);
      case Operation.DeleteDanglingEdge(EdgeKey key) ->
          deleteEdge(key, !isItem(key, key.source()) || !isItem(key, key.target()));
      case Operation.UpdateEdgeWeight(EdgeKey key, float delta, MissingEdge missing) ->
          addToWeight(key, delta, missing);
      case Operation.ScaleWeights scale -> scale(scale);
      case Operation.RequireItem _,
          Operation.RequireNoItem _,
          Operation.RequireEdge _,
          Operation.RequireUnchanged _,
          Operation.ChangeComponent _ ->
          Outcome.APPLIED;
    };
  }

  private boolean isItem(EdgeKey edge, UUID end) {
    return items.containsKey(new ItemKey(edge.namespace(), end));
  }

  private Outcome insert(ItemDraft draft, List<EdgeDraft> with) {
    ItemKey key = new ItemKey(draft.namespace(), draft.id().orElseThrow());
    long happened = draft.eventTime().orElse(at);
    long until = draft.validUntil().orElse(ItemFields.OPEN);
    ItemFields fields =
        new ItemFields(
            draft.kappa(),
            draft.importance(),
            draft.type(),
            happened,
            at,
            draft.validFrom().orElse(Math.min(happened, until)),
            until,
            draft.accessCount(),
            draft.session(),
            draft.metadata());
    items.put(key, new Item(key, lsn, fields, draft.content(), draft.vector().orElse(null)));
    with.forEach(this::put);
    return Outcome.APPLIED;
  }

  private Outcome update(ItemKey key, FieldUpdate update) {
    Item before = items.get(key);
    if (before == null) {
      return Outcome.NOT_FOUND;
    }
    ItemFields was = before.fields();
    long from = or(update.validFrom(), was.validFrom());
    long until = or(update.validUntil(), was.validUntil());
    Map<String, Object> facts = new HashMap<>(was.metadata().asMap());
    facts.putAll(update.metadata().asMap());
    update.removedMetadata().forEach(facts::remove);
    if (until < from || !Metadata.fitTogether(facts)) {
      return Outcome.CONTRADICTION;
    }
    boolean newVersion = update.content().isPresent() || update.vector().isPresent();
    ItemFields is =
        new ItemFields(
            clamp(update.kappa().orElse(was.kappa()) + update.kappaDelta()),
            update.importance().orElse(was.importance()),
            update.type().orElse(was.type()),
            or(update.eventTime(), was.eventTime()),
            newVersion ? at : was.recordTime(),
            from,
            until,
            count(was.accessCount(), update.accessCountDelta()),
            update.changesSession() ? update.session() : was.session(),
            Metadata.of(facts));
    String content = update.content().orElse(before.content());
    float[] vector = update.vector().or(before::vector).orElse(null);
    items.put(key, new Item(key, lsn, is, content, vector));
    return Outcome.APPLIED;
  }

  private static long or(OptionalLong changed, long was) {
    return changed.isPresent() ? changed.getAsLong() : was;
  }

  /** The sum, kept in what a count can be. */
  private static long count(long was, long delta) {
    long sum = was + delta;
    if (delta > 0 && sum < was) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, sum);
  }

  private Outcome delete(ItemKey key) {
    List<Edge> at = edgesAt(key);
    at.forEach(edge -> edges.remove(edge.key()));
    return thereIs(items.remove(key) != null || !at.isEmpty());
  }

  private Outcome deleteUnchanged(ItemKey key, long asOf, long fingerprint) {
    Item item = items.get(key);
    if (item == null) {
      return Outcome.NOT_FOUND;
    }
    List<Edge> at = edgesAt(key);
    if (item.lsn() > asOf || EdgesFingerprint.of(at) != fingerprint) {
      return Outcome.UNMET;
    }
    gone.put(key, new Forgotten(lsn, item, at));
    return delete(key);
  }

  private List<Edge> edgesAt(ItemKey key) {
    return edges.values().stream()
        .filter(edge -> edge.key().namespace().equals(key.namespace()))
        .filter(edge -> edge.source().equals(key.id()) || edge.target().equals(key.id()))
        .toList();
  }

  private Outcome put(EdgeDraft draft) {
    Edge edge =
        new Edge(
            draft.key(),
            draft.weight(),
            draft.createdAt().orElse(Micros.toInstant(at)),
            draft.metadata());
    edges.put(edge.key(), edge);
    return Outcome.APPLIED;
  }

  private Outcome deleteEdge(EdgeKey key, boolean meant) {
    if (!edges.containsKey(key)) {
      return Outcome.NOT_FOUND;
    }
    if (!meant) {
      return Outcome.UNMET;
    }
    edges.remove(key);
    goneEdges.put(key, lsn);
    return Outcome.APPLIED;
  }

  private Outcome addToWeight(EdgeKey key, float delta, MissingEdge missing) {
    Edge edge = edges.get(key);
    if (edge != null) {
      weigh(edge, edge.weight() + delta);
      return Outcome.APPLIED;
    }
    if (missing == MissingEdge.LEAVE) {
      return Outcome.NOT_FOUND;
    }
    edges.put(key, new Edge(key, clamp(delta), Micros.toInstant(at), Metadata.EMPTY));
    return Outcome.APPLIED;
  }

  private Outcome scale(Operation.ScaleWeights scale) {
    for (Edge edge : List.copyOf(edges.values())) {
      long created = Micros.of("createdAt", edge.createdAt());
      if (edge.key().namespace().equals(scale.filter().namespace())
          && scale.filter().matches(edge.key(), edge.weight(), created)) {
        weigh(edge, edge.weight() * scale.factor());
      }
    }
    return Outcome.APPLIED;
  }

  private void weigh(Edge edge, float weight) {
    edges.put(edge.key(), new Edge(edge.key(), clamp(weight), edge.createdAt(), edge.metadata()));
  }

  /** Never the negative zero. */
  private static float clamp(float value) {
    return value > 0 ? Math.min(value, 1f) : 0f;
  }

  private static Outcome thereIs(boolean there) {
    return there ? Outcome.APPLIED : Outcome.NOT_FOUND;
  }
}

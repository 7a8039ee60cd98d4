package io.t4dx.compaction.rem;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which prototypes a namespace has, in the order of their ids, and who is a member of which. */
final class Membership {
  private final Reads view;
  private final String namespace;
  private final Map<UUID, PrototypeMark> prototypes = new LinkedHashMap<>();

  private Membership(Reads view, String namespace) {
    this.view = view;
    this.namespace = namespace;
  }

  static Membership of(Reads view, String namespace) {
    Membership membership = new Membership(view, namespace);
    Scan scan = Scan.in(namespace).where(PrototypeMark.filter()).returning(Parts.VECTOR);
    try (ItemStream items = view.scan(scan)) {
      while (items.hasNext()) {
        Item item = items.next();
        // One whose vector somebody has taken away has no place, and nothing can join it.
        PrototypeMark.of(item)
            .filter(mark -> item.vector().isPresent())
            .ifPresent(mark -> membership.prototypes.put(item.id(), mark));
      }
    }
    return membership;
  }

  Map<UUID, PrototypeMark> prototypes() {
    return prototypes;
  }

  /**
   * The prototype that an item is a member of. Either edge counts: the other one may have been
   * dropped for its weight.
   */
  Optional<UUID> prototypeOf(UUID item) {
    if (prototypes.isEmpty()) {
      return Optional.empty();
    }
    for (Edge edge : view.edges(namespace, item, Direction.BOTH)) {
      boolean into =
          edge.type().equals(EdgeType.CONSOLIDATED_INTO)
              && edge.source().equals(item)
              && prototypes.containsKey(edge.target());
      boolean from =
          edge.type().equals(EdgeType.MERGED_FROM)
              && edge.target().equals(item)
              && prototypes.containsKey(edge.source());
      if (into || from) {
        return Optional.of(into ? edge.target() : edge.source());
      }
    }
    return Optional.empty();
  }

  List<UUID> membersOf(UUID prototype) {
    return members(view, namespace, prototype);
  }

  /** The ids that a prototype was made of, whether or not their items are still there. */
  static List<UUID> members(Reads view, String namespace, UUID prototype) {
    List<UUID> members = new ArrayList<>();
    for (Edge edge : view.edges(namespace, prototype, Direction.OUT)) {
      if (edge.type().equals(EdgeType.MERGED_FROM)) {
        members.add(edge.target());
      }
    }
    return members;
  }
}

package io.t4dx.exchange;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.ItemDraft;
import io.t4dx.write.Operation;
import java.util.List;
import java.util.Optional;

/**
 * What one line holds.
 *
 * @param item none where the line gives the edges of an id that has no item
 * @param edges those that leave it
 */
public record Line(Optional<ItemDraft> item, List<EdgeDraft> edges) {
  public Line {
    edges = List.copyOf(edges);
  }

  /** What writes it; edges leave from an id, so an item with edges must have one. */
  public List<Operation> operations() {
    return item.isPresent()
        ? List.of(new Operation.Insert(item.get(), edges))
        : edges.stream().<Operation>map(Operation.PutEdge::new).toList();
  }
}

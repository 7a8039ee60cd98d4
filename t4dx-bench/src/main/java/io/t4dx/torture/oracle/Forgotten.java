package io.t4dx.torture.oracle;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.Item;
import io.t4dx.write.Operation;
import java.util.List;
import java.util.Optional;

/**
 * An item that sleep took away, as it was then.
 *
 * @param lsn of the write that took it
 * @param edges those at it, which went with it
 */
public record Forgotten(long lsn, Item item, List<Edge> edges) {
  public Forgotten {
    edges = List.copyOf(edges);
  }

  /** Whether an entry of the archive has it whole; other items that went as well had more edges. */
  public boolean isIn(Operation.Insert entry) {
    return entry.item().equals(item.toDraft())
        && entry.edges().containsAll(edges.stream().map(Forgotten::draft).toList());
  }

  private static EdgeDraft draft(Edge edge) {
    return new EdgeDraft(edge.key(), edge.weight(), Optional.of(edge.createdAt()), edge.metadata());
  }
}

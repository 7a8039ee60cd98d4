package io.t4dx.query;

import io.t4dx.model.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A node that a traversal reached, whether or not an item has its id.
 *
 * @param depth the number of steps from the nearest start
 * @param via the edge by which it was reached first; none for a start
 * @param from the visit of the node that this edge came from; none for a start
 */
public record Visit(UUID id, int depth, Optional<Edge> via, Optional<Visit> from) {

  /** The edges from a start to this node. */
  public List<Edge> path() {
    List<Edge> path = new ArrayList<>(depth);
    Visit at = this;
    while (at.via.isPresent() && at.from.isPresent()) {
      path.add(at.via.get());
      at = at.from.get();
    }
    Collections.reverse(path);
    return path;
  }

  @Override
  public String toString() {
    return id + " at depth " + depth;
  }
}

package io.t4dx.core.read;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.view.View;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A traversal over one view, breadth first. The list of visits is its queue as well. */
final class GraphWalk {
  private final View view;
  private final Traversal traversal;
  private final ScaleLog scales;
  private final List<Visit> visits = new ArrayList<>();
  private final Set<UUID> seen = new HashSet<>();
  private boolean complete = true;

  GraphWalk(View view, Traversal traversal) {
    this.view = view;
    this.traversal = traversal;
    this.scales = view.scales(traversal.namespace());
  }

  TraversalResult run() {
    seen.add(traversal.start());
    visits.add(new Visit(traversal.start(), 0, Optional.empty(), Optional.empty()));
    for (int i = 0; i < visits.size() && complete; i++) {
      Visit visit = visits.get(i);
      if (visit.depth() == traversal.depth()) {
        break;
      }
      expand(visit);
    }
    return new TraversalResult(visits, complete, view.lsn());
  }

  private void expand(Visit from) {
    String namespace = traversal.namespace();
    if (traversal.direction().goesOut()) {
      follow(from, EdgesAt.out(view, namespace, from.id()));
    }
    if (traversal.direction().goesIn()) {
      follow(from, EdgesAt.in(view, namespace, from.id()));
    }
  }

  private void follow(Visit from, EdgeStream edges) {
    while (complete && edges.advance()) {
      if (!isWanted(edges) || seen.contains(edges.other())) {
        continue;
      }
      if (visits.size() == traversal.maxNodes()) {
        complete = false;
        return;
      }
      seen.add(edges.other());
      visits.add(
          new Visit(
              edges.other(),
              from.depth() + 1,
              Optional.of(edges.toEdge(scales)),
              Optional.of(from)));
    }
  }

  private boolean isWanted(EdgeStream edges) {
    return (traversal.types().isEmpty() || traversal.types().contains(edges.type()))
        && traversal.createdFrom() <= edges.createdAt()
        && edges.createdAt() < traversal.createdBefore()
        && edges.weight(scales) >= traversal.minWeight();
  }
}

package io.t4dx.core.read;

import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.view.ScaleLog;
import io.t4dx.core.view.View;
import io.t4dx.model.EdgeKey;
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
      follow(from, EdgeWalk.out(view.memtables(), namespace, from.id(), view.lsn()), true);
    }
    if (traversal.direction().goesIn()) {
      follow(from, EdgeWalk.in(view.memtables(), namespace, from.id(), view.lsn()), false);
    }
  }

  private void follow(Visit from, EdgeWalk edges, boolean out) {
    while (complete && edges.advance()) {
      EdgeKey key = edges.node().key();
      EdgeVersion version = edges.version();
      UUID other = out ? key.target() : key.source();
      if (!isWanted(key, version) || seen.contains(other)) {
        continue;
      }
      if (visits.size() == traversal.maxNodes()) {
        complete = false;
        return;
      }
      seen.add(other);
      visits.add(
          new Visit(
              other,
              from.depth() + 1,
              Optional.of(EdgeLookup.toEdge(key, version, scales)),
              Optional.of(from)));
    }
  }

  private boolean isWanted(EdgeKey key, EdgeVersion version) {
    return (traversal.types().isEmpty() || traversal.types().contains(key.type()))
        && traversal.createdFrom() <= version.createdAt()
        && version.createdAt() < traversal.createdBefore()
        && scales.weightOf(key, version) >= traversal.minWeight();
  }
}

package io.t4dx.testing;

import io.t4dx.model.Edge;
import io.t4dx.model.Micros;
import io.t4dx.query.Direction;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Breadth-first search as the textbook has it. */
final class ModelTraversal {
  private final ModelReads reads;
  private final Traversal traversal;
  private final List<Visit> visits = new ArrayList<>();
  private final Set<UUID> seen = new HashSet<>();
  private boolean complete = true;

  private ModelTraversal(ModelReads reads, Traversal traversal) {
    this.reads = reads;
    this.traversal = traversal;
  }

  static TraversalResult of(ModelReads reads, Traversal traversal) {
    ModelTraversal walk = new ModelTraversal(reads, traversal);
    walk.walk();
    return new TraversalResult(walk.visits, walk.complete, reads.lsn());
  }

  private void walk() {
    for (UUID start : traversal.starts()) {
      visit(new Visit(start, 0, Optional.empty(), Optional.empty()));
    }
    for (int next = 0; next < visits.size() && complete; next++) {
      Visit from = visits.get(next);
      if (from.depth() < traversal.depth()) {
        goOnFrom(from);
      }
    }
  }

  private void goOnFrom(Visit from) {
    if (traversal.direction().goesOut()) {
      for (Edge edge : reads.edges(traversal.namespace(), from.id(), Direction.OUT)) {
        follow(from, edge, edge.target());
      }
    }
    if (traversal.direction().goesIn()) {
      for (Edge edge : reads.edges(traversal.namespace(), from.id(), Direction.IN)) {
        follow(from, edge, edge.source());
      }
    }
  }

  private void follow(Visit from, Edge edge, UUID to) {
    if (!isMeant(edge) || seen.contains(to)) {
      return;
    }
    if (visits.size() == traversal.maxNodes()) {
      complete = false;
    } else {
      visit(new Visit(to, from.depth() + 1, Optional.of(edge), Optional.of(from)));
    }
  }

  private void visit(Visit visit) {
    visits.add(visit);
    seen.add(visit.id());
  }

  private boolean isMeant(Edge edge) {
    long createdAt = Micros.of("createdAt", edge.createdAt());
    return (traversal.types().isEmpty() || traversal.types().contains(edge.type()))
        && edge.weight() >= traversal.minWeight()
        && traversal.createdFrom() <= createdAt
        && createdAt < traversal.createdBefore();
  }
}

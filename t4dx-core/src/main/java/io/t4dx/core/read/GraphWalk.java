package io.t4dx.core.read;

import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.view.View;
import io.t4dx.model.Edge;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A traversal over one view, breadth first. The table of visits is its queue as well.
 *
 * <p>Where the segments' nodes are numbered, the edges of segments are followed by numbers; what
 * memtables know is followed by ids. Both see the same nodes as seen.
 */
final class GraphWalk {
  private final View view;
  private final Traversal traversal;
  private final ScaleLog scales;
  private final VisitTable visits;
  private final SeenNodes seen;
  private final @Nullable NumberedGraph numbered;
  private final boolean memtablesHaveEdges;
  private long lookedUp;
  private boolean complete = true;

  GraphWalk(View view, Traversal traversal) {
    String namespace = traversal.namespace();
    this.view = view;
    this.traversal = traversal;
    this.scales = view.scales(namespace);
    NodeUnion union = view.segments().nodes(namespace);
    this.visits = new VisitTable(namespace, union, traversal.start());
    this.seen = new SeenNodes(union);
    this.numbered = union == null ? null : new NumberedGraph(union, view, traversal);
    this.memtablesHaveEdges =
        view.memtables().stream()
            .map(memtable -> memtable.namespace(namespace))
            .anyMatch(table -> table != null && table.edges().hasNext());
  }

  TraversalResult run() {
    seen.add(traversal.start());
    for (int visit = 0; visit < visits.size() && complete; visit++) {
      if (visits.depth(visit) == traversal.depth()) {
        break;
      }
      if (traversal.direction().goesOut()) {
        expand(visit, true);
      }
      if (traversal.direction().goesIn()) {
        expand(visit, false);
      }
    }
    view.segments().lookedUp(traversal.namespace(), lookedUp);
    return new TraversalResult(visits.visits(), complete, view.lsn());
  }

  private void expand(int visit, boolean goesOut) {
    if (complete && numbered != null && !(memtablesHaveEdges && hasMemtableEdges(visit, goesOut))) {
      complete = numbered.expand(visit, goesOut, visits, seen);
    } else if (complete) {
      follow(visit, goesOut);
    }
  }

  private boolean hasMemtableEdges(int visit, boolean goesOut) {
    return EdgesAt.inMemtables(view, traversal.namespace(), visits.id(visit), goesOut).advance();
  }

  private void follow(int visit, boolean goesOut) {
    UUID id = visits.id(visit);
    EdgeStream edges =
        goesOut
            ? EdgesAt.out(view, traversal.namespace(), id)
            : EdgesAt.in(view, traversal.namespace(), id);
    lookedUp++;
    while (edges.advance()) {
      if (!isWanted(edges) || !seen.isNew(edges.other())) {
        continue;
      }
      if (visits.size() == traversal.maxNodes()) {
        complete = false;
        return;
      }
      seen.add(edges.other());
      Edge edge = edges.toEdge(scales);
      visits.add(
          visit,
          edges.other(),
          goesOut,
          edge.type(),
          edge.weight(),
          edges.createdAt(),
          edge.metadata());
    }
  }

  private boolean isWanted(EdgeStream edges) {
    return (traversal.types().isEmpty() || traversal.types().contains(edges.type()))
        && traversal.createdFrom() <= edges.createdAt()
        && edges.createdAt() < traversal.createdBefore()
        && edges.weight(scales) >= traversal.minWeight();
  }
}

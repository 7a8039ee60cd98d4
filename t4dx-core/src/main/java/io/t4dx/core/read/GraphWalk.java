package io.t4dx.core.read;

import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.view.View;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A traversal over one view, breadth first. The table of visits is its queue as well.
 *
 * <p>Where the segments' nodes are numbered, the edges of segments are followed by numbers, and
 * what memtables know of a node is merged with them; otherwise all is followed by ids.
 */
final class GraphWalk {
  private final View view;
  private final Traversal traversal;
  private final ScaleLog scales;
  private final VisitTable visits;
  private final @Nullable NumberedGraph numbered;
  private final boolean memtablesHaveEdges;
  private long lookedUp;

  GraphWalk(View view, Traversal traversal) {
    String namespace = traversal.namespace();
    this.view = view;
    this.traversal = traversal;
    this.scales = view.scales(namespace);
    NodeUnion union = view.segments().nodes(namespace);
    this.visits = new VisitTable(union, traversal.starts());
    this.numbered = union == null ? null : new NumberedGraph(union, view, traversal);
    this.memtablesHaveEdges = memtablesHaveEdges(view, namespace);
  }

  private static boolean memtablesHaveEdges(View view, String namespace) {
    for (Memtable memtable : view.memtables()) {
      NamespaceTable table = memtable.namespace(namespace);
      if (table != null && table.edges().hasNext()) {
        return true;
      }
    }
    return false;
  }

  TraversalResult run() {
    boolean complete = true;
    int visit = 0;
    for (int depth = 0; depth < traversal.depth() && complete; depth++) {
      for (int end = visits.size(); visit < end && complete; visit++) {
        complete =
            (!traversal.direction().goesOut() || expand(visit, true))
                && (!traversal.direction().goesIn() || expand(visit, false));
      }
    }
    view.segments().lookedUp(traversal.namespace(), lookedUp);
    return new TraversalResult(
        visits.visits(traversal.namespace(), numbered), complete, view.lsn());
  }

  /** False where the limit of nodes ended it early. */
  private boolean expand(int visit, boolean goesOut) {
    visits.begin(visit, goesOut);
    if (numbered == null) {
      return follow(visits.id(visit), goesOut);
    }
    return numbered.expand(
        visit, goesOut, memtablesHaveEdges ? fresh(visits.id(visit), goesOut) : null, visits);
  }

  private EdgeStream fresh(UUID id, boolean goesOut) {
    return EdgesAt.inMemtables(view, traversal.namespace(), id, goesOut);
  }

  private boolean follow(UUID id, boolean goesOut) {
    EdgeStream edges =
        goesOut
            ? EdgesAt.out(view, traversal.namespace(), id)
            : EdgesAt.in(view, traversal.namespace(), id);
    lookedUp++;
    while (edges.advance()) {
      if (!visits.take(edges, traversal, scales)) {
        return false;
      }
    }
    return true;
  }
}

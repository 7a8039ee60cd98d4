package io.t4dx.core.read;

import io.t4dx.core.live.EdgeBatch;
import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.WalkedNodes;
import io.t4dx.core.view.View;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Traversal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a traversal follows of all segments, their nodes numbered. For one traversal. */
final class NumberedGraph {
  private final NodeUnion union;
  private final View view;
  private final Traversal traversal;
  private final ScaleLog scales;
  private final @Nullable NumberedEdges[] segments;
  private final List<EdgeType> types;
  private final EdgeBatch batch = new EdgeBatch();
  private final EdgeCollection collection = new EdgeCollection();

  NumberedGraph(NodeUnion union, View view, Traversal traversal) {
    this.union = union;
    this.view = view;
    this.types = union.types();
    this.traversal = traversal;
    this.scales = view.scales(traversal.namespace());
    this.segments = new NumberedEdges[union.segments().size()];
  }

  /** A walk may meet few of the segments. */
  private NumberedEdges segment(int index) {
    NumberedEdges known = segments[index];
    if (known == null) {
      known = new NumberedEdges(union, index, traversal, scales, view.lsn());
      segments[index] = known;
    }
    return known;
  }

  /**
   * Visits the nodes that a visited node's edges lead to and that were not seen before.
   *
   * @param fresh the node's edges in memtables, before the first; null where there are none
   * @return false where the limit of nodes ended it early
   */
  boolean expand(int visit, boolean goesOut, @Nullable EdgeStream fresh, VisitTable visits) {
    int number = visits.number(visit);
    int first = number < 0 ? 0 : union.firstPlace(number);
    int end = number < 0 ? 0 : union.endPlace(number);
    boolean more = fresh != null && fresh.advance();
    if (!more && end - first == 1 && expandAlone(union.place(first), goesOut, visits)) {
      return true;
    }
    collection.clear();
    for (int i = first; i < end; i++) {
      collect(union.place(i), goesOut, visits.nodes());
    }
    collection.sort();
    return visitAll(more ? fresh : null, visits);
  }

  /** What one segment has is in order already; false where the limit might be met. */
  private boolean expandAlone(long place, boolean goesOut, VisitTable visits) {
    int source = NodeUnion.segment(place);
    NumberedEdges edges = segment(source);
    WalkedNodes nodes = visits.nodes();
    edges.load(NodeUnion.node(place), goesOut, batch);
    if (!edges.takesAll()) {
      batch.keepNew(nodes, traversal.minWeight());
      batch.keepIf(edges::takes);
    }
    if (batch.size() > traversal.maxNodes() - nodes.size()) {
      return false;
    }
    nodes.addNew(batch, source, traversal.minWeight());
    return true;
  }

  private void collect(long place, boolean goesOut, WalkedNodes nodes) {
    int source = NodeUnion.segment(place);
    NumberedEdges edges = segment(source);
    edges.load(NodeUnion.node(place), goesOut, batch);
    batch.keepNew(nodes, traversal.minWeight());
    if (!edges.takesAll()) {
      batch.keepIf(edges::takes);
    }
    collection.addRun(batch, source, edges);
  }

  /** Visits what was collected, and what a stream has from where it stands, in one order. */
  private boolean visitAll(@Nullable EdgeStream begun, VisitTable visits) {
    WalkedNodes nodes = visits.nodes();
    EdgeStream fresh = begun;
    for (int i = 0; i < collection.size(); i++) {
      while (fresh != null && key(fresh) <= collection.key(i)) {
        if (!visits.take(fresh, traversal, scales)) {
          return false;
        }
        fresh = fresh.advance() ? fresh : null;
      }
      int number = collection.number(i);
      if (nodes.isSeen(number)) {
        continue;
      }
      if (nodes.size() == traversal.maxNodes()) {
        return false;
      }
      nodes.add(number, collection.place(i), collection.weight(i));
    }
    while (fresh != null) {
      if (!visits.take(fresh, traversal, scales)) {
        return false;
      }
      fresh = fresh.advance() ? fresh : null;
    }
    return true;
  }

  /** The key of the first edge of segments that may come behind one that is in no segment. */
  private long key(EdgeStream fresh) {
    int type = Collections.binarySearch(types, fresh.type());
    return type < 0 ? (long) -(type + 1) << 32 : (long) type << 32 | union.lower(fresh.other());
  }

  /** Says what is known of the edge of a visit. */
  void describe(int source, int ordinal, int visit, VisitedEdges via) {
    NumberedEdges edges = segment(source);
    via.describe(
        visit, types.get(edges.type(ordinal)), edges.created(ordinal), edges.metadata(ordinal));
  }
}

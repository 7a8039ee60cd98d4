package io.t4dx.core.read;

import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.view.View;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Traversal;
import java.util.ArrayList;
import java.util.List;

/** What a traversal follows of all segments, their nodes numbered. For one traversal. */
final class NumberedGraph {
  private final NodeUnion union;
  private final Traversal traversal;
  private final List<NumberedEdges> segments = new ArrayList<>();
  private final List<EdgeType> types;
  private final EdgeCollection collection = new EdgeCollection();

  NumberedGraph(NodeUnion union, View view, Traversal traversal) {
    this.union = union;
    this.types = union.types();
    this.traversal = traversal;
    ScaleLog scales = view.scales(traversal.namespace());
    for (int i = 0; i < union.segments().size(); i++) {
      segments.add(new NumberedEdges(union, i, traversal, scales, view.lsn()));
    }
  }

  /**
   * Visits the nodes that a visited node's edges lead to and that were not seen before.
   *
   * @return false where the limit of nodes ended it early
   */
  boolean expand(int visit, boolean goesOut, VisitTable visits, SeenNodes seen) {
    int number = visits.number(visit);
    if (number == NodeUnion.NONE) {
      return true;
    }
    collection.clear();
    int end = union.endPlace(number);
    for (int i = union.firstPlace(number); i < end; i++) {
      long place = union.place(i);
      int segment = NodeUnion.segment(place);
      segments
          .get(segment)
          .collect(NodeUnion.node(place), goesOut, seen.numbers(), collection, segment);
    }
    collection.sort();
    return visitAll(visit, goesOut, visits, seen.numbers());
  }

  private boolean visitAll(int from, boolean goesOut, VisitTable visits, NodeBits seen) {
    for (int i = 0; i < collection.size(); i++) {
      int number = collection.number(i);
      if (seen.has(number)) {
        continue;
      }
      if (visits.size() == traversal.maxNodes()) {
        return false;
      }
      seen.add(number);
      NumberedEdges edges = segments.get(collection.source(i));
      int ordinal = collection.ordinal(i);
      visits.add(
          from,
          number,
          goesOut,
          types.get(collection.type(i)),
          collection.weight(i),
          edges.created(ordinal),
          edges.metadata(ordinal));
    }
    return true;
  }
}

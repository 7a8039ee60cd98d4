package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.view.View;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Traversal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What a traversal follows of all segments, their nodes numbered. For one traversal. */
final class NumberedGraph {
  private static final int UNKNOWN = -2;

  private final NodeUnion union;
  private final Traversal traversal;
  private final List<NumberedEdges> segments = new ArrayList<>();
  private final EdgeCollection collection = new EdgeCollection();
  private int[] numberOf = new int[64];

  NumberedGraph(NodeUnion union, View view, Traversal traversal) {
    this.union = union;
    this.traversal = traversal;
    ScaleLog scales = view.scales(traversal.namespace());
    TreeSet<EdgeType> types = new TreeSet<>();
    for (LiveSegment live : union.segments()) {
      types.addAll(live.segment().edgeTypes());
    }
    for (int i = 0; i < union.segments().size(); i++) {
      segments.add(new NumberedEdges(union, i, List.copyOf(types), traversal, scales, view.lsn()));
    }
    Arrays.fill(numberOf, UNKNOWN);
  }

  /**
   * Visits the nodes that a visited node's edges lead to and that were not seen before.
   *
   * @return false where the limit of nodes ended it early
   */
  boolean expand(int visit, boolean goesOut, VisitTable visits, SeenNodes seen) {
    int number = number(visit, visits);
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
      note(visits.size(), number);
      visits.add(
          from,
          union.id(number),
          goesOut,
          edges.type(ordinal),
          edges.weight(ordinal),
          edges.created(ordinal),
          edges.metadata(ordinal));
    }
    return true;
  }

  private void note(int visit, int number) {
    if (visit >= numberOf.length) {
      int length = numberOf.length;
      numberOf = Arrays.copyOf(numberOf, Math.max(visit + 1, 2 * length));
      Arrays.fill(numberOf, length, numberOf.length, UNKNOWN);
    }
    numberOf[visit] = number;
  }

  /** Visits that were not made here have to be looked up. */
  private int number(int visit, VisitTable visits) {
    int known = visit < numberOf.length ? numberOf[visit] : UNKNOWN;
    return known == UNKNOWN ? union.find(visits.id(visit)) : known;
  }
}

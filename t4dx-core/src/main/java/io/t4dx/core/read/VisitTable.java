package io.t4dx.core.read;

import io.t4dx.core.live.NodeUnion;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.WalkedNodes;
import io.t4dx.model.Edge;
import io.t4dx.query.Traversal;
import io.t4dx.query.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The visits of a traversal that is under way, kept as numbers. Nodes reached from one node follow
 * each other, so that where they were reached from is said once for all of them.
 */
final class VisitTable {
  private static final int NOT_OF_A_SEGMENT = -1;

  private final @Nullable NodeUnion union;
  private final WalkedNodes nodes;
  private final int starts;
  private final List<UUID> unnumbered = new ArrayList<>();
  private final Set<UUID> seen = new HashSet<>();
  private final List<Edge> noted = new ArrayList<>();
  private int[] firsts = new int[16];
  private int[] parents = new int[16];
  private int groups;

  /**
   * A table that has the starts only.
   *
   * @param union which numbers nodes; null where they have none
   * @param starts no two of them the same
   */
  VisitTable(@Nullable NodeUnion union, List<UUID> starts) {
    this.union = union;
    this.nodes = union == null ? new WalkedNodes(0) : union.walk();
    this.starts = starts.size();
    for (UUID start : starts) {
      nodes.add(numbered(start), 0, 0f);
    }
  }

  int size() {
    return nodes.size();
  }

  /** The nodes by their numbers; what is added to them is reached from what began last. */
  WalkedNodes nodes() {
    return nodes;
  }

  /** The number of a visited node; negative where it has none. */
  int number(int visit) {
    return nodes.number(visit);
  }

  UUID id(int visit) {
    int number = nodes.number(visit);
    return union == null || number < 0 ? unnumbered.get(-1 - number) : union.ids().id(number);
  }

  /**
   * What is added from here on was reached from a visited node.
   *
   * @param goesOut whether the edges go from the visited node to those that are added
   */
  void begin(int parent, boolean goesOut) {
    if (groups > 0 && firsts[groups - 1] == nodes.size()) {
      groups--;
    }
    if (groups == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * groups);
      parents = Arrays.copyOf(parents, 2 * groups);
    }
    firsts[groups] = nodes.size();
    parents[groups++] = goesOut ? parent : ~parent;
  }

  /**
   * Visits the other end of the edge that a stream stands at, if the edge is wanted and the end is
   * new.
   *
   * @return false where the limit of nodes does not allow it
   */
  boolean take(EdgeStream edge, Traversal traversal, ScaleLog scales) {
    if (!edge.isWanted(traversal, scales) || !isNew(edge.other())) {
      return true;
    }
    if (nodes.size() == traversal.maxNodes()) {
      return false;
    }
    add(edge.other(), edge.toEdge(scales));
    return true;
  }

  private boolean isNew(UUID id) {
    int number = union == null ? NodeUnion.NONE : union.find(id);
    return number == NodeUnion.NONE ? !seen.contains(id) : !nodes.isSeen(number);
  }

  /** Adds a node that an edge led to, by their ids. */
  void add(UUID id, Edge edge) {
    nodes.add(numbered(id), (long) NOT_OF_A_SEGMENT << 32 | noted.size(), edge.weight());
    noted.add(edge);
  }

  private int numbered(UUID id) {
    int number = union == null ? NodeUnion.NONE : union.find(id);
    if (number != NodeUnion.NONE) {
      return number;
    }
    unnumbered.add(id);
    seen.add(id);
    return -unnumbered.size();
  }

  /**
   * The visits as a list that needs no view any more. Ends the table.
   *
   * @param graph which knows the edges of numbered nodes; null where they have no numbers
   */
  List<Visit> visits(String namespace, @Nullable NumberedGraph graph) {
    long[] edges = nodes.edges();
    VisitedEdges via = new VisitedEdges(namespace, nodes.weights(), noted);
    for (int visit = starts; visit < edges.length; visit++) {
      int source = (int) (edges[visit] >> 32);
      int number = (int) edges[visit];
      if (graph == null || source == NOT_OF_A_SEGMENT) {
        via.note(visit, number);
      } else {
        graph.describe(source, number, visit, via);
      }
    }
    List<Visit> visits =
        new VisitList(
            nodes.numbers(),
            union == null ? null : union.ids(),
            List.copyOf(unnumbered),
            starts,
            Arrays.copyOf(firsts, groups),
            Arrays.copyOf(parents, groups),
            via);
    if (union != null) {
      union.giveBack(nodes);
    }
    return visits;
  }
}

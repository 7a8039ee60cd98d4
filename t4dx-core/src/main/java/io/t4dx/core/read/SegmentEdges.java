package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.index.csr.CsrGraph;
import io.t4dx.index.csr.InEdges;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The live edges of one segment at one id, by type and then by the id at the other end. */
public final class SegmentEdges implements EdgeStream {
  private final LiveSegment live;
  private final String namespace;
  private final CsrGraph graph;
  private final boolean out;
  private final long lsn;
  private final boolean allLive;
  private final int end;
  private int next;
  private int ordinal;
  private int node;

  private SegmentEdges(
      LiveSegment live, String namespace, CsrGraph graph, int at, boolean out, long lsn) {
    this.live = live;
    this.namespace = namespace;
    this.graph = graph;
    this.out = out;
    this.lsn = lsn;
    this.allLive = live.overlay().allEdgesLive(lsn);
    this.next = out ? graph.out().first(at) : graph.in().first(at);
    this.end = out ? graph.out().end(at) : graph.in().end(at);
  }

  /** The edges that go out of an id, or come into it; null where the segment does not know it. */
  static @Nullable SegmentEdges of(
      LiveSegment live, String namespace, UUID id, boolean out, long lsn) {
    Segment segment = live.segment();
    Optional<CsrGraph> graph = segment.graph();
    int node = graph.isEmpty() ? LiveSegment.NONE : segment.node(namespace, id);
    return node == LiveSegment.NONE
        ? null
        : new SegmentEdges(live, namespace, graph.get(), node, out, lsn);
  }

  /**
   * Names every live edge at an id, one from the id to itself twice; for the writing thread. Where
   * the index of edges that come in is damaged, the segment does without it from here on.
   *
   * @throws CorruptSegmentException if more than an index is damaged
   */
  public static List<EdgeKey> at(LiveSegment live, String namespace, UUID id, long lsn) {
    try {
      return keysAt(live, namespace, id, lsn);
    } catch (CorruptIndexException e) {
      live.segment().verifyTruth();
      return keysAt(live, namespace, id, lsn);
    }
  }

  private static List<EdgeKey> keysAt(LiveSegment live, String namespace, UUID id, long lsn) {
    List<EdgeKey> keys = new ArrayList<>();
    for (boolean out : new boolean[] {true, false}) {
      SegmentEdges edges = of(live, namespace, id, out, lsn);
      while (edges != null && edges.advance()) {
        keys.add(live.segment().edgeKey(edges.ordinal));
      }
    }
    return keys;
  }

  @Override
  public boolean advance() {
    OutEdges outEdges = graph.out();
    InEdges inEdges = graph.in();
    while (next < end) {
      ordinal = out ? next : inEdges.ordinal(next);
      node = out ? outEdges.target(next) : inEdges.source(next);
      next++;
      if (allLive || live.overlay().isEdgeLive(ordinal, lsn)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public EdgeType type() {
    return live.segment().edgeTypes().get(graph.out().type(ordinal));
  }

  @Override
  public UUID other() {
    return live.segment().nodeId(node);
  }

  @Override
  public float weight(ScaleLog scales) {
    return live.weight(namespace, ordinal, scales);
  }

  @Override
  public long createdAt() {
    return graph.out().created(ordinal);
  }

  @Override
  public Edge toEdge(ScaleLog scales) {
    return live.edge(ordinal, scales);
  }
}

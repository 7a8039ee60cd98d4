package io.t4dx.core.read;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import java.util.UUID;

/** The edges that all memtables of a view have at one id. */
final class MemtableEdges implements EdgeStream {
  private final EdgeWalk walk;
  private final boolean out;

  MemtableEdges(EdgeWalk walk, boolean out) {
    this.walk = walk;
    this.out = out;
  }

  @Override
  public boolean advance() {
    return walk.advance();
  }

  @Override
  public EdgeType type() {
    return walk.node().key().type();
  }

  @Override
  public UUID other() {
    EdgeKey key = walk.node().key();
    return out ? key.target() : key.source();
  }

  @Override
  public float weight(ScaleLog scales) {
    return EdgeLookup.weight(walk.node(), walk.version(), scales);
  }

  @Override
  public long createdAt() {
    return walk.version().createdAt();
  }

  @Override
  public Edge toEdge(ScaleLog scales) {
    return EdgeLookup.toEdge(walk.node(), walk.version(), scales);
  }
}

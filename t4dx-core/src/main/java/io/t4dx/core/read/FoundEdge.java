package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Metadata;

/** An edge as of an LSN, and where it is. */
public sealed interface FoundEdge {

  /** A state in a memtable. */
  record InMemtable(EdgeNode node, EdgeVersion version) implements FoundEdge {
    @Override
    public float weight(ScaleLog scales) {
      return EdgeLookup.weight(node, version, scales);
    }

    @Override
    public long createdAt() {
      return version.createdAt();
    }

    @Override
    public Metadata metadata() {
      return version.metadata();
    }

    @Override
    public Edge toEdge(ScaleLog scales) {
      return EdgeLookup.toEdge(node, version, scales);
    }
  }

  /** An edge of a segment that is live as of the LSN. */
  record InSegment(LiveSegment segment, int ordinal, EdgeKey key) implements FoundEdge {
    @Override
    public float weight(ScaleLog scales) {
      return segment.weight(key.namespace(), ordinal, scales);
    }

    @Override
    public long createdAt() {
      return segment.createdAt(ordinal);
    }

    @Override
    public Metadata metadata() {
      return segment.segment().edgeMetadata(ordinal);
    }

    @Override
    public Edge toEdge(ScaleLog scales) {
      return segment.edge(key, ordinal, scales);
    }
  }

  /** The weight with the scale operations of a log applied. */
  float weight(ScaleLog scales);

  /** Microseconds since 1970. */
  long createdAt();

  Metadata metadata();

  Edge toEdge(ScaleLog scales);
}

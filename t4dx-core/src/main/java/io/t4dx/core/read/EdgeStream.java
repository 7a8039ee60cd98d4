package io.t4dx.core.read;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Traversal;
import java.util.UUID;

/** Edges at one id, by type and then by the id at the other end. It begins before the first. */
interface EdgeStream {
  /** Goes to the next edge; false at the end. */
  boolean advance();

  EdgeType type();

  /** The id at the other end. */
  UUID other();

  /** The weight with the scale operations of a log applied. */
  float weight(ScaleLog scales);

  /** Microseconds since 1970. */
  long createdAt();

  Edge toEdge(ScaleLog scales);

  /** Whether a traversal follows the edge. */
  default boolean isWanted(Traversal traversal, ScaleLog scales) {
    return (traversal.types().isEmpty() || traversal.types().contains(type()))
        && traversal.createdFrom() <= createdAt()
        && createdAt() < traversal.createdBefore()
        && weight(scales) >= traversal.minWeight();
  }
}

package io.t4dx.core.segment;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Metadata;

/** Walks over edges by namespace, source, type and target. */
public interface EdgeCursor {
  /** Steps to the next edge; false behind the last. */
  boolean next();

  EdgeKey key();

  /** With every scale operation applied that {@link SegmentSource#scalesSeen} counts. */
  float weight();

  /** Microseconds since 1970. */
  long createdAt();

  long lsn();

  Metadata metadata();
}

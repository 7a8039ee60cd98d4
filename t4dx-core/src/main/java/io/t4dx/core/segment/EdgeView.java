package io.t4dx.core.segment;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Metadata;

/**
 * An edge of a segment.
 *
 * @param weight as it was written, without the scale operations that came after
 * @param createdAt microseconds since 1970
 */
public record EdgeView(EdgeKey key, float weight, long createdAt, long lsn, Metadata metadata) {}

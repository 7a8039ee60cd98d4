/**
 * One immutable file of items and edges, with every index that reads need.
 *
 * <p>{@link io.t4dx.core.segment.SegmentWriter} makes it from sorted cursors, {@link
 * io.t4dx.core.segment.Segment} reads it where it is mapped. {@code format} owns the envelope,
 * {@code value} the bytes of single values.
 */
@NullMarked
package io.t4dx.core.segment;

import org.jspecify.annotations.NullMarked;

/**
 * Exact search of rows that have no graph, where they are mapped: all rows of a range, or those
 * that a filter accepts. Scores are those of {@link io.t4dx.index.vector.VectorIndex}, and so are
 * the lists of hits, so that segments with and without a graph are searched as one.
 *
 * <p>Rows are row-major float32, little-endian, the first at any offset, nothing between them.
 */
@NullMarked
package io.t4dx.index.flat;

import org.jspecify.annotations.NullMarked;

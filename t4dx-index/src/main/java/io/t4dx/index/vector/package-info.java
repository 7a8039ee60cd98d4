/**
 * The vector index: the face that an embedder sees.
 *
 * <p>{@link io.t4dx.index.vector.VectorIndex} builds an index over rows into bytes, opens bytes
 * where they are mapped, and searches them. It knows no file: a caller brings the memory of rows
 * and of the index, and keeps both alive while it searches.
 *
 * <pre>{@code
 * MemorySegment image = VectorIndex.build(rows, count, dimension, Metric.COSINE,
 *     BuildOptions.DEFAULT, arena);
 * VectorIndex index = VectorIndex.open(image, rows);
 * Hits hits = index.search(SearchRequest.of(query, 10).recall(Recall.BALANCED));
 * }</pre>
 */
@NullMarked
package io.t4dx.index.vector;

import org.jspecify.annotations.NullMarked;

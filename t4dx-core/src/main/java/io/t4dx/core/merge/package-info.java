/**
 * Makes one segment of several, so that reads ask few.
 *
 * <pre>
 *   a flush or a graph ends ──> Merger ──> MergePolicy: which neighbours
 *                                 └──> SegmentMerge: new file, its graph, manifest, exchange
 * </pre>
 *
 * <p>What is merged is what the manifest in force says: the rows and edges that it does not call
 * dead, with the patches and scale operations that were durable by then. Whatever came after that
 * is in the log, in memtables and in the overlays of the old segments; it is carried over to the
 * new one's overlay when that takes their place. So a merge never waits for writes, nor they for
 * it.
 */
@NullMarked
package io.t4dx.core.merge;

import org.jspecify.annotations.NullMarked;

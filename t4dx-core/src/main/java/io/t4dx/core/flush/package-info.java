/**
 * Makes segments of memtables, and graphs for segments.
 *
 * <pre>
 *   FrozenMemtable ──> Flusher ──> segment file, manifest, installation ──> GraphBuilder ──> graph file
 * </pre>
 *
 * <p>The flusher and the graph builder have a thread each, or do their work on the thread that asks
 * for it, so that a simulated disk sees the same operations in every run.
 */
@NullMarked
package io.t4dx.core.flush;

import org.jspecify.annotations.NullMarked;

/**
 * The graph: hierarchical navigable small worlds in flat arrays.
 *
 * <p>A node is one distinct vector; the rows that have it stand behind it. Nodes that reach upper
 * levels are numbered again as 'slots', highest level first, so that the members of level {@code L}
 * are a prefix of the slots and a descent needs no lookup.
 *
 * <p>{@link io.t4dx.index.graph.GraphBuilder} links nodes in {@link io.t4dx.index.graph.LinkTable}s
 * on the heap; {@link io.t4dx.index.graph.ImageLayout} says where everything lies in the finished
 * bytes; {@link io.t4dx.index.graph.Image} reads them where they are mapped. See: Malkov and
 * Yashunin, 'Efficient and robust approximate nearest neighbor search using Hierarchical Navigable
 * Small World graphs', 2016.
 */
@NullMarked
package io.t4dx.index.graph;

import org.jspecify.annotations.NullMarked;

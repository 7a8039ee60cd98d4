/**
 * Edges in compressed sparse rows: for each node its edges behind each other, found through one
 * offset.
 *
 * <p>{@link io.t4dx.index.csr.OutEdges} hold the edges at their sources, sorted by (source, type,
 * target); an edge's place among them is its ordinal, by which its type, weight and time are read.
 * {@link io.t4dx.index.csr.InEdges} hold for each target the sources and the ordinals, sorted by
 * (target, type, source); they follow from the out edges and can be built again. {@link
 * io.t4dx.index.csr.CsrGraph} is both.
 *
 * <p>Every node and ordinal is compared with its bound when its page is checked, once; loops over
 * edges then read plain numbers. The bytes are drawn in {@code OutDescriptor} and {@code
 * InDescriptor}.
 */
@NullMarked
package io.t4dx.index.csr;

import org.jspecify.annotations.NullMarked;

/**
 * Clusters by density: HDBSCAN's hierarchy, taken from the k nearest neighbours of each point
 * instead of all distances. Pure arithmetic over arrays; knows no store.
 *
 * <pre>
 * NeighbourGraph --> MutualReachability --> SingleLinkage --> CondensedTree --> Clusters
 * given              edges by weight        tree of all       clusters that     a label and a
 *                                           levels            live and split    strength each
 * </pre>
 *
 * <p>{@code docs/decisions/0041-density-clusters.md} says why it is as it is.
 */
@NullMarked
package io.t4dx.compaction.cluster;

import org.jspecify.annotations.NullMarked;

package io.t4dx.index.code;

/** A scorer whose query can also be one of the nodes. */
public abstract class PairScorer extends NodeScorer {
  /** Only scorers of this package exist. */
  protected PairScorer() {}

  /** Makes a node's own vector the query. */
  public abstract void queryNode(int node);
}

package io.t4dx.index.code;

/** Scores nodes against the query that was last given to it; higher is nearer. */
public abstract class NodeScorer {
  /** Only scorers of this package and of tests exist. */
  protected NodeScorer() {}

  /** Makes {@code query} the query; for cosine it must be one long, or zero. */
  public abstract void query(float[] query);

  /** Scores {@code count} nodes, in any order, into {@code scores}. */
  public abstract void score(int[] nodes, int count, float[] scores);
}

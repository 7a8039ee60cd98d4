package io.t4dx.bench.vectors.system;

/**
 * What a graph is built with.
 *
 * @param m neighbours of a node on the upper layers; the lowest has twice as many
 * @param efConstruction how many candidates an insertion keeps
 */
public record GraphParameters(int m, int efConstruction) {
  /** What every system is measured with. */
  public static final GraphParameters COMMON = new GraphParameters(16, 200);
}

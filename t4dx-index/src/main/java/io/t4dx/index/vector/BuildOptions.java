package io.t4dx.index.vector;

import io.t4dx.index.graph.ImageLayout;

/**
 * How a graph is built.
 *
 * @param m neighbours that a node chooses; twice as many at most on the ground level
 * @param efConstruction how many candidates are kept while a node's neighbours are searched
 * @param seed of the levels; equal input and seed give equal bytes with one thread
 * @param threads that link nodes at once
 * @param codes what is stored beside the graph to navigate by
 */
public record BuildOptions(int m, int efConstruction, long seed, int threads, Codes codes) {
  /** The measured defaults; see docs/decisions. */
  public static final BuildOptions DEFAULT = new BuildOptions(16, 100, 42, 1, Codes.AUTO);

  /** Which codes are stored. */
  public enum Codes {
    /** Chosen by dimension and count of rows. */
    AUTO,
    /** None: navigate by exact scores. */
    NONE,
    /** Bytes only. */
    BYTES,
    /** Bits to navigate by, bytes to refine. */
    BITS_AND_BYTES
  }

  /** Checks the ranges. */
  public BuildOptions {
    if (m < 2 || m > ImageLayout.MAX_M) {
      throw new IllegalArgumentException(
          "m: %d is not from 2 to %d".formatted(m, ImageLayout.MAX_M));
    }
    if (efConstruction < 1 || efConstruction > 10_000) {
      throw new IllegalArgumentException(
          "efConstruction: " + efConstruction + " is not from 1 to 10000");
    }
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads: " + threads + " is not from 1 to 1024");
    }
  }

  /** The same with other degrees. */
  public BuildOptions withM(int newM) {
    return new BuildOptions(newM, efConstruction, seed, threads, codes);
  }

  /** The same with another effort. */
  public BuildOptions withEfConstruction(int ef) {
    return new BuildOptions(m, ef, seed, threads, codes);
  }

  /** The same with another seed. */
  public BuildOptions withSeed(long newSeed) {
    return new BuildOptions(m, efConstruction, newSeed, threads, codes);
  }

  /** The same with another count of threads. */
  public BuildOptions withThreads(int count) {
    return new BuildOptions(m, efConstruction, seed, count, codes);
  }

  /** The same with other codes. */
  public BuildOptions withCodes(Codes newCodes) {
    return new BuildOptions(m, efConstruction, seed, threads, newCodes);
  }
}

package io.t4dx.index.code;

import static io.t4dx.index.code.BitCodes.FLOAT;
import static io.t4dx.index.code.BitCodes.LONG;

import java.lang.foreign.MemorySegment;

/**
 * Scores nodes by some of the bits of their codes; which, and against what of the query, is for its
 * kinds to say. Of own state; one for each thread.
 */
abstract class BitScorer extends NodeScorer {
  /** Kernels may write so many sums more than there are nodes. */
  private static final int SPARE = 2;

  final BitCodes codes;
  final BitQuery query;
  private final long lastWord;
  private final int factorAt;
  private int[] sums = new int[128];

  /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /**
   * A scorer without a query.
   *
   * @param lastWord where in a code the last word that is read starts
   * @param factorAt where in a code the factor of these bits is
   */
  BitScorer(BitCodes codes, long lastWord, int factorAt) {
    this.codes = codes;
    this.query = new BitQuery(codes);
    this.lastWord = lastWord;
    this.factorAt = factorAt;
  }

  /** Adds up the bits of each node's code. */
  abstract void sum(MemorySegment bytes, int[] nodes, int count, int[] into);

  /** What a sum counts: the score grows by so many units for each. */
  abstract int times();

  /** What is taken from a sum that was multiplied so. */
  abstract int offset();

  @Override
  public final void score(int[] nodes, int count, float[] scores) {
    codes.ensure(nodes, count);
    if (sums.length < count + SPARE) {
      sums = new int[2 * count + SPARE];
    }
    MemorySegment bytes = codes.image.bytes();
    touch(bytes, nodes, count);
    sum(bytes, nodes, count, sums);
    finish(bytes, nodes, count, scores);
  }

  /** Starts all cache misses of a batch at once; otherwise each waits for the one before. */
  private void touch(MemorySegment bytes, int[] nodes, int count) {
    long all = 0;
    for (int i = 0; i < count; i++) {
      long at = codes.start + nodes[i] * codes.stride;
      all += bytes.get(LONG, at) + bytes.get(LONG, at + lastWord);
    }
    touched = all;
  }

  private void finish(MemorySegment bytes, int[] nodes, int count, float[] scores) {
    float unit = query.scale;
    int times = times();
    int offset = offset();
    for (int i = 0; i < count; i++) {
      long at = codes.start + nodes[i] * codes.stride;
      float add = bytes.get(FLOAT, at);
      float factor = bytes.get(FLOAT, at + factorAt);
      scores[i] = query.base + add + factor * unit * (times * sums[i] - offset);
    }
  }
}

package io.t4dx.index.code;

import static io.t4dx.index.code.BitCodes.FLOAT;
import static io.t4dx.index.code.BitCodes.HEAD;
import static io.t4dx.index.code.BitCodes.LONG;

import io.t4dx.index.kernel.CodeKernels;
import java.lang.foreign.MemorySegment;

/**
 * Scores nodes by the high bits of their codes and the signs of the query. Of own state; one for
 * each thread.
 */
final class RoughBitScorer extends NodeScorer {
  private final BitCodes codes;
  private final BitQuery query;
  private int[] sums = new int[128];

  /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  RoughBitScorer(BitCodes codes) {
    this.codes = codes;
    this.query = new BitQuery(codes);
  }

  @Override
  public void query(float[] vector) {
    query.signs(vector);
  }

  @Override
  public void score(int[] nodes, int count, float[] scores) {
    codes.ensure(nodes, count);
    if (sums.length < count) {
      sums = new int[2 * count];
    }
    MemorySegment bytes = codes.image.bytes();
    touch(bytes, nodes, count);
    CodeKernels.differingGathered(
        query.signs, bytes, codes.start + HEAD, codes.stride, nodes, count, codes.words, sums);
    finish(bytes, nodes, count, scores);
  }

  /** Starts all cache misses of a batch at once; otherwise each waits for the one before. */
  private void touch(MemorySegment bytes, int[] nodes, int count) {
    long all = 0;
    long last = HEAD + 8L * codes.words - 8;
    for (int i = 0; i < count; i++) {
      long at = codes.start + nodes[i] * codes.stride;
      all += bytes.get(LONG, at) + bytes.get(LONG, at + last);
    }
    touched = all;
  }

  private void finish(MemorySegment bytes, int[] nodes, int count, float[] scores) {
    // What does not differ agrees.
    float unit = query.scale;
    int times = -2;
    int offset = -codes.space.dimension();
    for (int i = 0; i < count; i++) {
      long at = codes.start + nodes[i] * codes.stride;
      float add = bytes.get(FLOAT, at);
      float factor = bytes.get(FLOAT, at + BitCodes.SIGN_FACTOR);
      scores[i] = query.base + add + factor * unit * (times * sums[i] - offset);
    }
  }
}

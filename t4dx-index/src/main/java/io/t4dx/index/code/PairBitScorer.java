package io.t4dx.index.code;

import static io.t4dx.index.code.BitCodes.HEAD;

import io.t4dx.index.kernel.CodeKernels;
import java.lang.foreign.MemorySegment;

/** Scores nodes by both bits of their codes. */
final class PairBitScorer extends BitScorer {
  PairBitScorer(BitCodes codes) {
    super(codes, codes.stride - 8, BitCodes.PAIR_FACTOR);
  }

  @Override
  public void query(float[] vector) {
    query.quantise(vector);
  }

  @Override
  void sum(MemorySegment bytes, int[] nodes, int count, int[] into) {
    CodeKernels.sumOverPairsGathered(
        query.planes, bytes, codes.start + HEAD, codes.stride, nodes, count, codes.words, into);
  }

  @Override
  int times() {
    return 2;
  }

  @Override
  int offset() {
    // A code's values 0 to 3 stand for -3, -1, 1 and 3.
    return 3 * query.sum;
  }
}

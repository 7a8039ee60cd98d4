package io.t4dx.index.code;

import static io.t4dx.index.code.BitCodes.HEAD;

import io.t4dx.index.kernel.CodeKernels;
import java.lang.foreign.MemorySegment;

/** Scores nodes by the high bits of their codes and the signs of the query. */
final class RoughBitScorer extends BitScorer {
  RoughBitScorer(BitCodes codes) {
    super(codes, HEAD + 8L * codes.words - 8, BitCodes.SIGN_FACTOR);
  }

  @Override
  public void query(float[] vector) {
    query.signs(vector);
  }

  @Override
  void sum(MemorySegment bytes, int[] nodes, int count, int[] into) {
    CodeKernels.differingGathered(
        query.signs, bytes, codes.start + HEAD, codes.stride, nodes, count, codes.words, into);
  }

  @Override
  int times() {
    return -2;
  }

  @Override
  int offset() {
    // What does not differ agrees.
    return -codes.space.dimension();
  }
}

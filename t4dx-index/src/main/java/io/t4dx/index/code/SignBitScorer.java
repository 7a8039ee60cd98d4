package io.t4dx.index.code;

import static io.t4dx.index.code.BitCodes.HEAD;

import io.t4dx.index.kernel.CodeKernels;
import java.lang.foreign.MemorySegment;

/** Scores nodes by the high bits of their codes. */
final class SignBitScorer extends BitScorer {
  SignBitScorer(BitCodes codes) {
    super(codes, HEAD + 8L * codes.words - 8, BitCodes.SIGN_FACTOR);
  }

  @Override
  public void query(float[] vector) {
    query.quantise(vector);
  }

  @Override
  void sum(MemorySegment bytes, int[] nodes, int count, int[] into) {
    CodeKernels.sumOverBitsGathered(
        query.planes, bytes, codes.start + HEAD, codes.stride, nodes, count, codes.words, into);
  }

  @Override
  int times() {
    return 2;
  }

  @Override
  int offset() {
    return query.sum;
  }
}

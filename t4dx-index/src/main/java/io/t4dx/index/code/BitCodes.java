package io.t4dx.index.code;

import io.t4dx.index.kernel.CodeKernels;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Two bits a dimension, with RaBitQ's correction: the high bit is the sign of the residual, the low
 * one tells large from small. The high bits alone are a one-bit code, with a correction of their
 * own, for whatever scores more nodes than it keeps.
 *
 * <p>See: Gao and Long, 'RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound
 * for Approximate Nearest Neighbor Search', 2024.
 */
public final class BitCodes {
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Before the words of a code: 'add', the factor of pairs, the factor of signs, zero. */
  static final int HEAD = 16;

  static final int PAIR_FACTOR = 4;
  static final int SIGN_FACTOR = 8;

  /** Values beyond so many standard deviations are large: the best place for a Gaussian. */
  private static final double LARGE = 0.98;

  final CheckedBytes image;
  final long start;
  final CodeSpace space;
  final int words;
  final long stride;

  /** The codes that start at an offset of an image. */
  public BitCodes(CheckedBytes image, long start, CodeSpace space) {
    this.image = image;
    this.start = start;
    this.space = space;
    this.words = CodeKernels.wordsOf(space.dimension());
    this.stride = stride(space.dimension());
  }

  /** Bytes of one node's code. */
  public static long stride(int dimension) {
    return HEAD + 16L * CodeKernels.wordsOf(dimension);
  }

  /** Writes the code of a node from its residual. */
  void encode(int node, float[] residual) {
    int dimension = space.dimension();
    MemorySegment bytes = image.bytes();
    long at = start + node * stride;
    double square = VectorKernels.sumOfSquares(residual, 0, dimension);
    float large = (float) (Math.sqrt(square / dimension) * LARGE);
    double magnitude = 0;
    double beyond = 0;
    for (int w = 0; w < words; w++) {
      long high = 0;
      long low = 0;
      float sum = 0;
      float sumOfLarge = 0;
      int first = w * 64;
      int count = Math.min(64, dimension - first);
      for (int i = 0; i < count; i++) {
        float value = residual[first + i];
        float absolute = Math.abs(value);
        // Sign bits, inverted: no branch, and the order of bits is that of dimensions.
        int positive = Float.floatToRawIntBits(value) >>> 31 ^ 1;
        int isLarge = Float.floatToRawIntBits(absolute - large) >>> 31 ^ 1;
        high |= (long) positive << i;
        low |= (long) (positive ^ isLarge ^ 1) << i;
        sum += absolute;
        sumOfLarge += isLarge * absolute;
      }
      magnitude += sum;
      beyond += sumOfLarge;
      bytes.set(LONG, at + HEAD + 8L * w, high);
      bytes.set(LONG, at + HEAD + 8L * (words + w), low);
    }
    double product = magnitude + 2 * beyond;
    bytes.set(FLOAT, at, space.add(residual));
    bytes.set(FLOAT, at + PAIR_FACTOR, factor(square, product));
    bytes.set(FLOAT, at + SIGN_FACTOR, factor(square, magnitude));
  }

  private float factor(double square, double product) {
    return CodeSpace.finite(product > 0 ? space.weight() * square / product : 0);
  }

  /** Scores by both bits; one for each thread. */
  public NodeScorer scorer() {
    return new PairBitScorer(this);
  }

  /** Scores by the high bits alone: in half the time, with two thirds more error. */
  public NodeScorer signScorer() {
    return new SignBitScorer(this);
  }

  /** Scores by the high bits and the signs of the query: the cheapest, to drop most of many. */
  public NodeScorer roughScorer() {
    return new RoughBitScorer(this);
  }

  /** Checks the pages of codes that are about to be read. */
  void ensure(int[] nodes, int count) {
    if (image.pending()) {
      for (int i = 0; i < count; i++) {
        image.ensure(start + nodes[i] * stride, stride);
      }
    }
  }
}

package io.t4dx.index.code;

import io.t4dx.index.kernel.CodeKernels;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * One bit a dimension: the signs of a residual, with RaBitQ's correction.
 *
 * <p>See: Gao and Long, 'RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound
 * for Approximate Nearest Neighbor Search', 2024.
 */
public final class BitCodes {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /**
   * The distance of two levels of a query's value, in standard deviations: the best uniform one for
   * eight levels of a Gaussian.
   */
  private static final double STEP = 0.6;

  private final CheckedBytes image;
  private final long start;
  private final CodeSpace space;
  private final int words;
  private final long stride;

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
    return 8L * CodeKernels.wordsOf(dimension) + 8;
  }

  /** Writes the code of a node from its residual. */
  void encode(int node, float[] residual) {
    int dimension = space.dimension();
    MemorySegment bytes = image.bytes();
    long at = start + node * stride;
    double magnitude = 0;
    for (int w = 0; w < words; w++) {
      long bits = 0;
      float sum = 0;
      int first = w * 64;
      int count = Math.min(64, dimension - first);
      for (int i = 0; i < count; i++) {
        float value = residual[first + i];
        // The sign bit itself, inverted: no branch, and the order of bits is that of dimensions.
        bits |= (long) (Float.floatToRawIntBits(value) >>> 31 ^ 1) << i;
        sum += Math.abs(value);
      }
      magnitude += sum;
      bytes.set(LONG, at + 8L * w, bits);
    }
    double square = VectorKernels.sumOfSquares(residual, 0, dimension);
    double factor = magnitude > 0 ? square / magnitude : 0;
    bytes.set(FLOAT, at + 8L * words, space.add(residual));
    bytes.set(FLOAT, at + 8L * words + 4, CodeSpace.finite(space.weight() * factor));
  }

  /** A scorer of its own state; one for each thread. */
  public NodeScorer scorer() {
    return new Scorer();
  }

  private final class Scorer extends NodeScorer {
    private final float[] residual = new float[space.dimension()];
    private final long[] planes = new long[words * CodeKernels.PLANES];
    private int[] sums = new int[128];

    /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private float base;
    private float scale;
    private int sum;

    @Override
    public void query(float[] query) {
      base = space.residual(query, residual);
      queryResidual();
    }

    /** Values from -4 to 3, as the three bits of their two's complement. */
    private void queryResidual() {
      int dimension = residual.length;
      double square = VectorKernels.sumOfSquares(residual, 0, dimension);
      float step = (float) (Math.sqrt(square / dimension) * STEP);
      float inverse = step > 0 && step < Float.MAX_VALUE ? 1 / step : 0;
      scale = inverse == 0 ? 0 : step;
      int total = 0;
      for (int w = 0, p = 0; w < words; w += 4, p += 12) {
        for (int k = 0; k < 4; k++) {
          total += plane(64 * (w + k), p + k, inverse);
        }
      }
      sum = total;
    }

    private int plane(int first, int p, float inverse) {
      long ones = 0;
      long twos = 0;
      long fours = 0;
      int total = 0;
      int count = Math.clamp(residual.length - first, 0, 64);
      for (int i = 0; i < count; i++) {
        float steps = Math.clamp(residual[first + i] * inverse, -4f, 3f);
        int level = (int) (steps + 4.5f) - 4;
        total += level;
        ones |= (level & 1L) << i;
        twos |= (level >> 1 & 1L) << i;
        fours |= (level >> 2 & 1L) << i;
      }
      planes[p] = ones;
      planes[p + 4] = twos;
      planes[p + 8] = fours;
      return total;
    }

    @Override
    public void score(int[] nodes, int count, float[] scores) {
      if (image.pending()) {
        for (int i = 0; i < count; i++) {
          image.ensure(start + nodes[i] * stride, stride);
        }
      }
      if (sums.length < count) {
        sums = new int[2 * count];
      }
      MemorySegment bytes = image.bytes();
      touch(bytes, nodes, count);
      CodeKernels.sumOverBitsGathered(planes, bytes, start, stride, nodes, count, words, sums);
      finish(bytes, nodes, count, scores);
    }

    /** Starts all cache misses of a batch at once; otherwise each waits for the one before. */
    private void touch(MemorySegment bytes, int[] nodes, int count) {
      long all = 0;
      for (int i = 0; i < count; i++) {
        long at = start + nodes[i] * stride;
        all += bytes.get(LONG, at) + bytes.get(LONG, at + stride - 8);
      }
      touched = all;
    }

    private void finish(MemorySegment bytes, int[] nodes, int count, float[] scores) {
      for (int i = 0; i < count; i++) {
        long tail = start + nodes[i] * stride + 8L * words;
        float add = bytes.get(FLOAT, tail);
        float factor = bytes.get(FLOAT, tail + 4);
        scores[i] = base + add + factor * scale * (2 * sums[i] - sum);
      }
    }
  }
}

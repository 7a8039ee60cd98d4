package io.t4dx.index.code;

import static io.t4dx.index.code.BitCodes.FLOAT;

import io.t4dx.index.kernel.CodeKernels;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A signed byte a dimension, scaled by the largest magnitude of the residual. */
public final class ByteCodes {
  private static final int AHEAD = 8;

  /** Two cache lines: the CPU fetches the second of a pair by itself. */
  private static final int LINES = 128;

  private final CheckedBytes image;
  private final long start;
  private final CodeSpace space;
  private final int padded;
  private final long stride;

  /** The codes that start at an offset of an image. */
  public ByteCodes(CheckedBytes image, long start, CodeSpace space) {
    this.image = image;
    this.start = start;
    this.space = space;
    this.padded = CodeKernels.paddedBytes(space.dimension());
    this.stride = stride(space.dimension());
  }

  /** Bytes of one node's code. */
  public static long stride(int dimension) {
    return CodeKernels.paddedBytes(dimension) + 8L;
  }

  /** Writes the code of a node from its residual; {@code values} is scratch of padded length. */
  void encode(int node, float[] residual, byte[] values) {
    MemorySegment bytes = image.bytes();
    long at = start + node * stride;
    quantise(residual, values);
    double square = VectorKernels.sumOfSquares(residual, 0, residual.length);
    double product = 0;
    for (int i = 0; i < residual.length; i++) {
      product += residual[i] * values[i];
    }
    double factor = product > 0 ? square / product : 0;
    MemorySegment.copy(values, 0, bytes, ValueLayout.JAVA_BYTE, at, padded);
    bytes.set(FLOAT, at + padded, space.add(residual));
    bytes.set(FLOAT, at + padded + 4, CodeSpace.finite(space.weight() * factor));
  }

  private static float quantise(float[] residual, byte[] values) {
    float max = CodeSpace.maxMagnitude(residual, residual.length);
    float inverse = CodeKernels.MAX_BYTE_CODE / max;
    if (!(inverse > 0 && inverse < Float.MAX_VALUE)) {
      Arrays.fill(values, (byte) 0);
      return 0;
    }
    for (int i = 0; i < residual.length; i++) {
      float scaled = residual[i] * inverse;
      values[i] = (byte) (int) (scaled + Math.copySign(0.5f, scaled));
    }
    return max / CodeKernels.MAX_BYTE_CODE;
  }

  /** Scratch of the length that {@link #encode} needs. */
  byte[] scratch() {
    return new byte[padded];
  }

  /** A scorer of its own state; one for each thread. */
  public Scorer scorer() {
    return new Scorer();
  }

  /** Scores nodes against a query, or against another node. */
  public final class Scorer extends PairScorer {
    private final float[] residual = new float[space.dimension()];
    private final byte[] values = new byte[padded];
    private final short[] arranged = new short[padded];

    /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    private float base;
    private float scale;

    @Override
    public void query(float[] query) {
      base = space.residual(query, residual);
      scale = quantise(residual, values);
      CodeKernels.arrange(values, arranged);
    }

    /** From the code alone. */
    @Override
    public void queryNode(int node) {
      long at = start + node * stride;
      image.ensure(at, stride);
      MemorySegment bytes = image.bytes();
      CodeKernels.arrange(bytes, at, padded, arranged);
      base = space.baseFromAdd(bytes.get(FLOAT, at + padded));
      scale = bytes.get(FLOAT, at + padded + 4) / space.weight();
    }

    @Override
    public void score(int[] nodes, int count, float[] scores) {
      if (image.pending()) {
        for (int i = 0; i < count; i++) {
          image.ensure(start + nodes[i] * stride, stride);
        }
      }
      MemorySegment bytes = image.bytes();
      for (int from = 0; from < count; from += AHEAD) {
        int to = Math.min(count, from + AHEAD);
        touch(bytes, nodes, from, to);
        for (int i = from; i < to; i++) {
          scores[i] = estimate(bytes, start + nodes[i] * stride);
        }
      }
    }

    /** Starts the cache misses of a few codes at once; otherwise each waits for the one before. */
    private void touch(MemorySegment bytes, int[] nodes, int from, int to) {
      int all = 0;
      for (int i = from; i < to; i++) {
        long at = start + nodes[i] * stride;
        for (int line = 0; line < padded; line += LINES) {
          all += bytes.get(ValueLayout.JAVA_BYTE, at + line);
        }
      }
      touched = all;
    }

    private float estimate(MemorySegment bytes, long at) {
      int dot = CodeKernels.dotBytes(arranged, bytes, at, padded);
      float add = bytes.get(FLOAT, at + padded);
      float factor = bytes.get(FLOAT, at + padded + 4);
      return base + add + factor * scale * dot;
    }
  }
}

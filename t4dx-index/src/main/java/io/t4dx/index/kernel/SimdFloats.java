package io.t4dx.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD over {@code float[]}, in the species that the CPU prefers: a fixed wide one is ten times
 * slower where the CPU lacks it. Several accumulators hide the latency of fused multiply-add.
 */
final class SimdFloats {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorShuffle<Float> BY_32 = by(32);
  private static final VectorShuffle<Float> BY_16 = by(16);
  private static final VectorShuffle<Float> BY_8 = by(8);
  private static final VectorShuffle<Float> BY_4 = by(4);
  private static final VectorShuffle<Float> BY_2 = by(2);
  private static final VectorShuffle<Float> BY_1 = by(1);

  private SimdFloats() {}

  static int bits() {
    return SPECIES.vectorBitSize();
  }

  /** Narrow x86 species may come without fused multiply-add, which is then emulated, slowly. */
  static boolean usable() {
    return bits() >= 256 || (bits() == 128 && "aarch64".equals(System.getProperty("os.arch")));
  }

  static float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int bound = dimension - 4 * LANES; i <= bound; i += 4 * LANES) {
      s0 = load(a, aOffset + i).fma(load(b, bOffset + i), s0);
      s1 = load(a, aOffset + i + LANES).fma(load(b, bOffset + i + LANES), s1);
      s2 = load(a, aOffset + i + 2 * LANES).fma(load(b, bOffset + i + 2 * LANES), s2);
      s3 = load(a, aOffset + i + 3 * LANES).fma(load(b, bOffset + i + 3 * LANES), s3);
    }
    for (int bound = dimension - LANES; i <= bound; i += LANES) {
      s0 = load(a, aOffset + i).fma(load(b, bOffset + i), s0);
    }
    float sum = sum(s0.add(s1).add(s2.add(s3)));
    for (; i < dimension; i++) {
      sum = Math.fma(a[aOffset + i], b[bOffset + i], sum);
    }
    return sum;
  }

  static float squaredEuclidean(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      FloatVector d0 = load(a, aOffset + i).sub(load(b, bOffset + i));
      FloatVector d1 = load(a, aOffset + i + LANES).sub(load(b, bOffset + i + LANES));
      s0 = d0.fma(d0, s0);
      s1 = d1.fma(d1, s1);
    }
    for (int bound = dimension - LANES; i <= bound; i += LANES) {
      FloatVector d = load(a, aOffset + i).sub(load(b, bOffset + i));
      s0 = d.fma(d, s0);
    }
    float sum = sum(s0.add(s1));
    for (; i < dimension; i++) {
      float d = a[aOffset + i] - b[bOffset + i];
      sum = Math.fma(d, d, sum);
    }
    return sum;
  }

  /** Four rows, each from an index on; their scores are a step apart. */
  static void dot4(
      float[] query,
      float[] rows,
      int r0,
      int r1,
      int r2,
      int r3,
      int dimension,
      float[] out,
      int outAt,
      int outStep) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      FloatVector q = load(query, i);
      a0 = q.fma(load(rows, r0 + i), a0);
      a1 = q.fma(load(rows, r1 + i), a1);
      a2 = q.fma(load(rows, r2 + i), a2);
      a3 = q.fma(load(rows, r3 + i), a3);
      FloatVector p = load(query, i + LANES);
      b0 = p.fma(load(rows, r0 + i + LANES), b0);
      b1 = p.fma(load(rows, r1 + i + LANES), b1);
      b2 = p.fma(load(rows, r2 + i + LANES), b2);
      b3 = p.fma(load(rows, r3 + i + LANES), b3);
    }
    float s0 = sum(a0.add(b0));
    float s1 = sum(a1.add(b1));
    float s2 = sum(a2.add(b2));
    float s3 = sum(a3.add(b3));
    for (; i < dimension; i++) {
      float q = query[i];
      s0 = Math.fma(q, rows[r0 + i], s0);
      s1 = Math.fma(q, rows[r1 + i], s1);
      s2 = Math.fma(q, rows[r2 + i], s2);
      s3 = Math.fma(q, rows[r3 + i], s3);
    }
    out[outAt] = s0;
    out[outAt + outStep] = s1;
    out[outAt + 2 * outStep] = s2;
    out[outAt + 3 * outStep] = s3;
  }

  /** As {@link #dot4}. */
  static void squaredEuclidean4(
      float[] query,
      float[] rows,
      int r0,
      int r1,
      int r2,
      int r3,
      int dimension,
      float[] out,
      int outAt,
      int outStep) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int i = 0;
    for (int bound = dimension - LANES; i <= bound; i += LANES) {
      FloatVector q = load(query, i);
      FloatVector d0 = q.sub(load(rows, r0 + i));
      FloatVector d1 = q.sub(load(rows, r1 + i));
      FloatVector d2 = q.sub(load(rows, r2 + i));
      FloatVector d3 = q.sub(load(rows, r3 + i));
      a0 = d0.fma(d0, a0);
      a1 = d1.fma(d1, a1);
      a2 = d2.fma(d2, a2);
      a3 = d3.fma(d3, a3);
    }
    float s0 = sum(a0);
    float s1 = sum(a1);
    float s2 = sum(a2);
    float s3 = sum(a3);
    for (; i < dimension; i++) {
      float q = query[i];
      s0 += square(q - rows[r0 + i]);
      s1 += square(q - rows[r1 + i]);
      s2 += square(q - rows[r2 + i]);
      s3 += square(q - rows[r3 + i]);
    }
    out[outAt] = s0;
    out[outAt + outStep] = s1;
    out[outAt + 2 * outStep] = s2;
    out[outAt + 3 * outStep] = s3;
  }

  static float square(float x) {
    return x * x;
  }

  /**
   * The sum of all lanes, added up in halves. The JDK's own reduction promises no order, and its
   * compiled form rounds otherwise than its interpreted one: the same input would not always give
   * the same graph.
   */
  static float sum(FloatVector v) {
    FloatVector sum = v;
    if (LANES >= 64) {
      sum = sum.add(sum.rearrange(BY_32));
    }
    if (LANES >= 32) {
      sum = sum.add(sum.rearrange(BY_16));
    }
    if (LANES >= 16) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (LANES >= 8) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (LANES >= 4) {
      sum = sum.add(sum.rearrange(BY_2));
    }
    if (LANES >= 2) {
      sum = sum.add(sum.rearrange(BY_1));
    }
    return sum.lane(0);
  }

  private static VectorShuffle<Float> by(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % LANES);
  }

  private static FloatVector load(float[] a, int at) {
    return FloatVector.fromArray(SPECIES, a, at);
  }
}

package io.t4dx.index.kernel;

import static io.t4dx.index.kernel.ScalarSegments.FLOAT;
import static io.t4dx.index.kernel.SimdFloats.square;
import static io.t4dx.index.kernel.SimdFloats.sum;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD with the query in a {@code float[]} and the rows in a segment.
 *
 * <p>Callers keep to one kind of segment; see {@link PlainMemory}.
 */
final class SimdSegments {
  private static final VectorSpecies<Float> SPECIES = SimdFloats.SPECIES;
  private static final int LANES = SPECIES.length();
  private static final int BYTES = 4 * LANES;

  private SimdSegments() {}

  static float dot(float[] query, MemorySegment rows, long at, int dimension) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int bound = dimension - 4 * LANES; i <= bound; i += 4 * LANES) {
      long p = at + 4L * i;
      s0 = load(query, i).fma(load(rows, p), s0);
      s1 = load(query, i + LANES).fma(load(rows, p + BYTES), s1);
      s2 = load(query, i + 2 * LANES).fma(load(rows, p + 2L * BYTES), s2);
      s3 = load(query, i + 3 * LANES).fma(load(rows, p + 3L * BYTES), s3);
    }
    for (int bound = dimension - LANES; i <= bound; i += LANES) {
      s0 = load(query, i).fma(load(rows, at + 4L * i), s0);
    }
    float sum = sum(s0.add(s1).add(s2.add(s3)));
    for (; i < dimension; i++) {
      sum = Math.fma(query[i], rows.get(FLOAT, at + 4L * i), sum);
    }
    return sum;
  }

  static float sumOfSquares(MemorySegment rows, long at, int dimension) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      FloatVector v0 = load(rows, at + 4L * i);
      FloatVector v1 = load(rows, at + 4L * i + BYTES);
      s0 = v0.fma(v0, s0);
      s1 = v1.fma(v1, s1);
    }
    float sum = sum(s0.add(s1));
    for (; i < dimension; i++) {
      sum += square(rows.get(FLOAT, at + 4L * i));
    }
    return sum;
  }

  static float squaredEuclidean(float[] query, MemorySegment rows, long at, int dimension) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      FloatVector d0 = load(query, i).sub(load(rows, at + 4L * i));
      FloatVector d1 = load(query, i + LANES).sub(load(rows, at + 4L * i + BYTES));
      s0 = d0.fma(d0, s0);
      s1 = d1.fma(d1, s1);
    }
    float sum = sum(s0.add(s1));
    for (; i < dimension; i++) {
      sum += square(query[i] - rows.get(FLOAT, at + 4L * i));
    }
    return sum;
  }

  static void dot4(
      float[] query,
      MemorySegment rows,
      long r0,
      long r1,
      long r2,
      long r3,
      int dimension,
      float[] out,
      int outAt) {
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
      long p = 4L * i;
      FloatVector q = load(query, i);
      a0 = q.fma(load(rows, r0 + p), a0);
      a1 = q.fma(load(rows, r1 + p), a1);
      a2 = q.fma(load(rows, r2 + p), a2);
      a3 = q.fma(load(rows, r3 + p), a3);
      p += BYTES;
      FloatVector u = load(query, i + LANES);
      b0 = u.fma(load(rows, r0 + p), b0);
      b1 = u.fma(load(rows, r1 + p), b1);
      b2 = u.fma(load(rows, r2 + p), b2);
      b3 = u.fma(load(rows, r3 + p), b3);
    }
    float s0 = sum(a0.add(b0));
    float s1 = sum(a1.add(b1));
    float s2 = sum(a2.add(b2));
    float s3 = sum(a3.add(b3));
    for (; i < dimension; i++) {
      float q = query[i];
      long p = 4L * i;
      s0 = Math.fma(q, rows.get(FLOAT, r0 + p), s0);
      s1 = Math.fma(q, rows.get(FLOAT, r1 + p), s1);
      s2 = Math.fma(q, rows.get(FLOAT, r2 + p), s2);
      s3 = Math.fma(q, rows.get(FLOAT, r3 + p), s3);
    }
    out[outAt] = s0;
    out[outAt + 1] = s1;
    out[outAt + 2] = s2;
    out[outAt + 3] = s3;
  }

  static void squaredEuclidean4(
      float[] query,
      MemorySegment rows,
      long r0,
      long r1,
      long r2,
      long r3,
      int dimension,
      float[] out,
      int outAt) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int i = 0;
    for (int bound = dimension - LANES; i <= bound; i += LANES) {
      long p = 4L * i;
      FloatVector q = load(query, i);
      FloatVector d0 = q.sub(load(rows, r0 + p));
      FloatVector d1 = q.sub(load(rows, r1 + p));
      FloatVector d2 = q.sub(load(rows, r2 + p));
      FloatVector d3 = q.sub(load(rows, r3 + p));
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
      long p = 4L * i;
      s0 += square(q - rows.get(FLOAT, r0 + p));
      s1 += square(q - rows.get(FLOAT, r1 + p));
      s2 += square(q - rows.get(FLOAT, r2 + p));
      s3 += square(q - rows.get(FLOAT, r3 + p));
    }
    out[outAt] = s0;
    out[outAt + 1] = s1;
    out[outAt + 2] = s2;
    out[outAt + 3] = s3;
  }

  private static FloatVector load(float[] a, int at) {
    return FloatVector.fromArray(SPECIES, a, at);
  }

  private static FloatVector load(MemorySegment rows, long at) {
    return FloatVector.fromMemorySegment(SPECIES, rows, at, ByteOrder.LITTLE_ENDIAN);
  }
}

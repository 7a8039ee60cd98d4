package io.t4dx.index.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD over stripes: four queries with two vectors of lanes are eight sums, which hide the latency
 * of fused multiply-add and still stay in registers.
 */
final class SimdStripes {
  private static final VectorSpecies<Float> SPECIES = SimdFloats.SPECIES;
  private static final int LANES = SPECIES.length();

  static final int WIDTH = 2 * LANES;

  private SimdStripes() {}

  static void dot(float[] queries, int first, float[] stripe, int dimension, float[] scores) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int q = first;
    int at = 0;
    for (int i = 0; i < dimension; i++) {
      FloatVector a = load(stripe, at);
      FloatVector b = load(stripe, at + LANES);
      FloatVector query = all(queries, q);
      a0 = query.fma(a, a0);
      b0 = query.fma(b, b0);
      query = all(queries, q + 1);
      a1 = query.fma(a, a1);
      b1 = query.fma(b, b1);
      query = all(queries, q + 2);
      a2 = query.fma(a, a2);
      b2 = query.fma(b, b2);
      query = all(queries, q + 3);
      a3 = query.fma(a, a3);
      b3 = query.fma(b, b3);
      q += WIDTH;
      at += WIDTH;
    }
    a0.intoArray(scores, 0);
    b0.intoArray(scores, LANES);
    a1.intoArray(scores, WIDTH);
    b1.intoArray(scores, WIDTH + LANES);
    a2.intoArray(scores, 2 * WIDTH);
    b2.intoArray(scores, 2 * WIDTH + LANES);
    a3.intoArray(scores, 3 * WIDTH);
    b3.intoArray(scores, 3 * WIDTH + LANES);
  }

  static void minusSquaredEuclidean(
      float[] queries, int first, float[] stripe, int dimension, float[] scores) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    int q = first;
    int at = 0;
    for (int i = 0; i < dimension; i++) {
      FloatVector a = load(stripe, at);
      FloatVector b = load(stripe, at + LANES);
      FloatVector query = all(queries, q);
      FloatVector d = query.sub(a);
      FloatVector e = query.sub(b);
      a0 = d.fma(d, a0);
      b0 = e.fma(e, b0);
      query = all(queries, q + 1);
      d = query.sub(a);
      e = query.sub(b);
      a1 = d.fma(d, a1);
      b1 = e.fma(e, b1);
      query = all(queries, q + 2);
      d = query.sub(a);
      e = query.sub(b);
      a2 = d.fma(d, a2);
      b2 = e.fma(e, b2);
      query = all(queries, q + 3);
      d = query.sub(a);
      e = query.sub(b);
      a3 = d.fma(d, a3);
      b3 = e.fma(e, b3);
      q += WIDTH;
      at += WIDTH;
    }
    a0.neg().intoArray(scores, 0);
    b0.neg().intoArray(scores, LANES);
    a1.neg().intoArray(scores, WIDTH);
    b1.neg().intoArray(scores, WIDTH + LANES);
    a2.neg().intoArray(scores, 2 * WIDTH);
    b2.neg().intoArray(scores, 2 * WIDTH + LANES);
    a3.neg().intoArray(scores, 3 * WIDTH);
    b3.neg().intoArray(scores, 3 * WIDTH + LANES);
  }

  private static FloatVector load(float[] a, int at) {
    return FloatVector.fromArray(SPECIES, a, at);
  }

  private static FloatVector all(float[] a, int at) {
    return FloatVector.broadcast(SPECIES, a[at]);
  }
}

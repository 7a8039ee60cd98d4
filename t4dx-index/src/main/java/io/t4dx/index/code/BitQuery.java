package io.t4dx.index.code;

import io.t4dx.index.kernel.CodeKernels;
import io.t4dx.index.kernel.VectorKernels;

/**
 * A query as the bit codes meet it: its residual in three bit planes (values from -4 to 3 in two's
 * complement), and its signs.
 */
final class BitQuery {
  /**
   * The distance of two levels of a query's value, in standard deviations: the best uniform one for
   * eight levels of a Gaussian.
   */
  private static final double STEP = 0.6;

  final long[] planes;
  final long[] signs;
  private final CodeSpace space;
  private final float[] residual;

  /** The part of all scores that is the query's own. */
  float base;

  /** What a level is worth. */
  float scale;

  /** The sum of all levels. */
  int sum;

  BitQuery(BitCodes codes) {
    this.space = codes.space;
    this.residual = new float[space.dimension()];
    this.planes = new long[codes.words * CodeKernels.PLANES];
    this.signs = new long[codes.words];
  }

  void quantise(float[] query) {
    base = space.residual(query, residual);
    double square = VectorKernels.sumOfSquares(residual, 0, residual.length);
    float step = (float) (Math.sqrt(square / residual.length) * STEP);
    float inverse = step > 0 && step < Float.MAX_VALUE ? 1 / step : 0;
    scale = inverse == 0 ? 0 : step;
    int total = 0;
    for (int w = 0, p = 0; w < signs.length; w += 4, p += 12) {
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

  /** Takes the signs alone, as the high bits of a code have them. */
  void signs(float[] query) {
    base = space.residual(query, residual);
    double magnitude = 0;
    for (int w = 0; w < signs.length; w++) {
      long bits = 0;
      float part = 0;
      int first = 64 * w;
      int count = Math.clamp(residual.length - first, 0, 64);
      for (int i = 0; i < count; i++) {
        float value = residual[first + i];
        bits |= (long) (Float.floatToRawIntBits(value) >>> 31 ^ 1) << i;
        part += Math.abs(value);
      }
      signs[w] = bits;
      magnitude += part;
    }
    scale = CodeSpace.finite(magnitude / residual.length);
  }
}

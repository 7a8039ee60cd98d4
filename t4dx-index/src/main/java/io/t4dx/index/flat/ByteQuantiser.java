package io.t4dx.index.flat;

import io.t4dx.index.kernel.CodeKernels;
import java.util.Arrays;

/** A vector in signed bytes, with bounds of what that loses. */
final class ByteQuantiser {
  /**
   * More than kernels lose by rounding, as a share of what they add up: four sums of a thousand
   * products each, where there are no wide registers, lose at most 6e-5. With it bounds hold for
   * scores as they are computed, not only as they are defined.
   */
  static final double ROUNDING = 1e-4;

  /** Squares of lengths outside lose too much of floats for bounds to mean anything. */
  private static final double LEAST_SQUARE = 1e-24;

  private static final double MOST_SQUARE = 1e24;

  private final byte[] values;
  private float scale;
  private float error;
  private float length;

  ByteQuantiser(int dimension) {
    this.values = new byte[CodeKernels.paddedBytes(dimension)];
  }

  void take(float[] vector) {
    float most = 0;
    double square = 0;
    for (float value : vector) {
      most = Math.max(most, Math.abs(value));
      square += (double) value * value;
    }
    if (!(square > LEAST_SQUARE && square < MOST_SQUARE)) {
      unknown();
      return;
    }
    scale = most / CodeKernels.MAX_BYTE_CODE;
    float inverse = CodeKernels.MAX_BYTE_CODE / most;
    double lost = 0;
    double kept = 0;
    for (int i = 0; i < vector.length; i++) {
      float scaled = vector[i] * inverse;
      int value = (int) (scaled + Math.copySign(0.5f, scaled));
      int bounded = Math.clamp(value, -CodeKernels.MAX_BYTE_CODE, CodeKernels.MAX_BYTE_CODE);
      values[i] = (byte) bounded;
      double said = (double) scale * bounded;
      lost += (vector[i] - said) * (vector[i] - said);
      kept += said * said;
    }
    double longer = Math.sqrt(Math.max(kept, square));
    error = (float) (Math.sqrt(lost) * (1 + ROUNDING) + longer * ROUNDING);
    length = (float) (Math.sqrt(kept) * (1 + ROUNDING));
  }

  private void unknown() {
    Arrays.fill(values, (byte) 0);
    scale = 0;
    error = Float.POSITIVE_INFINITY;
    length = 0;
  }

  /** Zeroes behind the last dimension. */
  byte[] values() {
    return values;
  }

  float scale() {
    return scale;
  }

  /** At least the distance from the vector to what the values say; may be infinity. */
  float error() {
    return error;
  }

  /** At least the length of what the values say. */
  float length() {
    return length;
  }
}

package io.t4dx.model;

/** The refusals that the model's types share; each names the field and the value. */
public final class Checks {
  private Checks() {}

  /** A text that is not empty, not too long, and that UTF-8 can carry. */
  public static String name(String field, String value, int maxLength) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return text(field, value, maxLength);
  }

  /** A text that is not too long and that UTF-8 can carry. */
  public static String text(String field, String value, int maxLength) {
    if (value.length() > maxLength) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters; at most " + maxLength + " are allowed");
    }
    int broken = loneSurrogate(value);
    if (broken >= 0) {
      throw new IllegalArgumentException(
          field + " has a lone surrogate at index " + broken + ", which UTF-8 cannot carry");
    }
    return value;
  }

  /** Whether {@link #text} takes a text. */
  static boolean fits(String value, int maxLength) {
    return value.length() <= maxLength && loneSurrogate(value) < 0;
  }

  /** A number in [0,1]. */
  public static float unit(String field, float value) {
    if (!(value >= 0f && value <= 1f)) {
      throw new IllegalArgumentException(field + " is " + value + "; it must be in [0,1]");
    }
    return value == 0f ? 0f : value;
  }

  /** A finite number. */
  public static float finite(String field, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(field + " is " + value + "; it must be finite");
    }
    return value;
  }

  /** A vector of at least one dimension, each finite; the caller's array is copied. */
  public static float[] vector(String field, float[] value) {
    if (value.length == 0 || value.length > Limits.DIMENSION) {
      throw new IllegalArgumentException(
          field
              + " has "
              + value.length
              + " dimensions; 1 to "
              + Limits.DIMENSION
              + " are allowed");
    }
    float[] copy = value.clone();
    if (!allFinite(copy)) {
      for (int i = 0; i < copy.length; i++) {
        finite(field + "[" + i + "]", copy[i]);
      }
    }
    return copy;
  }

  /** As a maximum, which the JIT takes of several at once, and which a NaN makes a NaN. */
  private static boolean allFinite(float[] value) {
    float largest = 0;
    for (float dimension : value) {
      largest = Math.max(largest, Math.abs(dimension));
    }
    return largest <= Float.MAX_VALUE;
  }

  public static int atLeast(String field, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(field + " is " + value + "; it must be at least " + least);
    }
    return value;
  }

  private static int loneSurrogate(String value) {
    if (Characters.highest(value) < Character.MIN_SURROGATE) {
      return -1;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c) && !paired(value, i, c)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean paired(String value, int i, char c) {
    return Character.isHighSurrogate(c)
        ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
  }
}

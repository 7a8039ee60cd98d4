package io.t4dx.index.column;

/**
 * A range of sort keys, both ends included. The key of an integer is itself; the key of a float is
 * an integer that sorts as floats do, with both zeroes equal and NaN above all.
 *
 * @param least the lowest key that is in
 * @param most the highest key that is in; below {@code least} for an empty range
 */
public record KeyRange(long least, long most) {
  /** Every key. */
  public static final KeyRange ALL = new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** No key. */
  public static final KeyRange NONE = new KeyRange(0, -1);

  /** The sort key of a float. */
  public static long key(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** The float of a sort key. */
  public static float toFloat(long key) {
    int bits = (int) key;
    return Float.intBitsToFloat(bits ^ ((bits >> 31) & Integer.MAX_VALUE));
  }

  /** Floats from {@code least} to {@code most}, both included; neither may be NaN. */
  public static KeyRange closed(float least, float most) {
    if (Float.isNaN(least) || Float.isNaN(most)) {
      throw new IllegalArgumentException("from " + least + " to " + most + " is no range");
    }
    return new KeyRange(key(least), key(most));
  }

  /** Integers from {@code least} to {@code most}, both included. */
  public static KeyRange closed(long least, long most) {
    return new KeyRange(least, most);
  }

  /** Integers from {@code from}, included, to {@code before}, not included. */
  public static KeyRange halfOpen(long from, long before) {
    return before <= from ? NONE : new KeyRange(from, before - 1);
  }

  /** Whether no key is in. */
  public boolean isEmpty() {
    return most < least;
  }

  /** Whether a key is in. */
  public boolean contains(long key) {
    return least <= key && key <= most;
  }

  /** Whether some key of a column may be in. */
  public boolean meets(ColumnStatistics statistics) {
    return statistics.count() > 0
        && least <= most
        && least <= statistics.mostKey()
        && statistics.leastKey() <= most;
  }

  /** Whether all keys of a column are in. */
  public boolean covers(ColumnStatistics statistics) {
    return least <= statistics.leastKey() && statistics.mostKey() <= most;
  }
}

package io.t4dx.index.rows;

import java.util.Arrays;

/**
 * Sorts numbers by signed 64-bit keys, stably: a radix sort that skips the bytes in which no two
 * keys differ. Sorts by a time of microseconds take five or six passes of eight.
 *
 * <p>Holds scratch of 12 bytes for each entry; not for several threads at once.
 */
public final class KeySort {
  /** Below this, counting bytes costs more than moving entries. */
  private static final int SMALL = 64;

  private long[] otherKeys = {};
  private int[] otherValues = {};

  /** A sorter without scratch yet. */
  public KeySort() {}

  /** Sorts {@code values} and {@code keys} together by the keys. */
  public void sort(long[] keys, int[] values, int from, int to) {
    if (to - from < SMALL) {
      insertionSort(keys, values, from, to);
      return;
    }
    long differing = 0;
    boolean sorted = true;
    for (int i = from + 1; i < to; i++) {
      differing |= keys[i] ^ keys[i - 1];
      sorted &= keys[i - 1] <= keys[i];
    }
    if (!sorted) {
      radixSort(keys, values, from, to, differing);
    }
  }

  private static void insertionSort(long[] keys, int[] values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int value = values[i];
      int at = i;
      while (at > from && keys[at - 1] > key) {
        keys[at] = keys[at - 1];
        values[at] = values[at - 1];
        at--;
      }
      keys[at] = key;
      values[at] = value;
    }
  }

  /** The sign is flipped, so that negative keys come first. */
  private static int digit(long key, int shift) {
    return (int) ((key ^ Long.MIN_VALUE) >>> shift) & 0xff;
  }

  private void radixSort(long[] keys, int[] values, int from, int to, long differing) {
    int count = to - from;
    if (otherKeys.length < count) {
      otherKeys = new long[count];
      otherValues = new int[count];
    }
    long[] sourceKeys = keys;
    int[] sourceValues = values;
    int source = from;
    long[] targetKeys = otherKeys;
    int[] targetValues = otherValues;
    int target = 0;
    int[] starts = new int[257];
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      if ((differing >>> shift & 0xff) == 0) {
        continue;
      }
      Arrays.fill(starts, 0);
      for (int i = source; i < source + count; i++) {
        starts[digit(sourceKeys[i], shift) + 1]++;
      }
      for (int digit = 0; digit < 256; digit++) {
        starts[digit + 1] += starts[digit];
      }
      for (int i = source; i < source + count; i++) {
        int at = target + starts[digit(sourceKeys[i], shift)]++;
        targetKeys[at] = sourceKeys[i];
        targetValues[at] = sourceValues[i];
      }
      long[] swappedKeys = sourceKeys;
      sourceKeys = targetKeys;
      targetKeys = swappedKeys;
      int[] swappedValues = sourceValues;
      sourceValues = targetValues;
      targetValues = swappedValues;
      int swapped = source;
      source = target;
      target = swapped;
    }
    if (sourceKeys != keys) {
      System.arraycopy(sourceKeys, source, keys, from, count);
      System.arraycopy(sourceValues, source, values, from, count);
    }
  }
}

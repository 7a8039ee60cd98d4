package io.t4dx.core.segment;

import java.util.Arrays;
import java.util.UUID;

/** A list of ids without objects. */
final class GrowingIds {
  private long[] most = new long[16];
  private long[] least = new long[16];
  private int size;

  void add(UUID id) {
    if (size == most.length) {
      int length = Math.addExact(size, size);
      most = Arrays.copyOf(most, length);
      least = Arrays.copyOf(least, length);
    }
    most[size] = id.getMostSignificantBits();
    least[size] = id.getLeastSignificantBits();
    size++;
  }

  UUID get(int index) {
    return new UUID(most[index], least[index]);
  }

  boolean areEqual(int a, int b) {
    return most[a] == most[b] && least[a] == least[b];
  }

  /** The high halves of ids, as signed numbers that sort as ids do. */
  long[] mostKeys(int[] order) {
    return keys(most, order);
  }

  /** The low halves. */
  long[] leastKeys(int[] order) {
    return keys(least, order);
  }

  private static long[] keys(long[] halves, int[] order) {
    long[] keys = new long[order.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = halves[order[i]] ^ Long.MIN_VALUE;
    }
    return keys;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }
}

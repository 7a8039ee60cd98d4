package io.t4dx.core.log.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches in bytes, eight at a time. */
final class ByteSearch {
  /** How many bytes an opening needs: a brace, a quote and an l or s. */
  static final int OPENING_BYTES = 3;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long SPACES = ' ' * ONES;

  private ByteSearch() {}

  /** The index of the first line feed or zero byte, or -1. */
  static int lineFeedOrZero(byte[] bytes, int from, int to) {
    int i = control(bytes, from, to);
    while (i >= 0 && bytes[i] != '\n' && bytes[i] != 0) {
      i = control(bytes, i + 1, to);
    }
    return i;
  }

  /** The index of the first byte below a space, of which a line has but its line feed, or -1. */
  private static int control(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = (long) LONG.get(bytes, i);
      long hits = (word - SPACES) & ~word & HIGHS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] >= 0 && bytes[i] < ' ') {
        return i;
      }
    }
    return -1;
  }

  /** The index of the last byte that is not zero, or -1. */
  static int lastNonZero(byte[] bytes, int from, int to) {
    int i = to;
    while (i - Long.BYTES >= from && (long) LONG.get(bytes, i - Long.BYTES) == 0) {
      i -= Long.BYTES;
    }
    while (--i >= from) {
      if (bytes[i] != 0) {
        return i;
      }
    }
    return -1;
  }

  /** The first index below the bound where the opening of an entry or a seal may stand, or -1. */
  static int opening(byte[] bytes, int from, int bound) {
    for (int i = from; i < bound; i++) {
      if (bytes[i] == '{' && bytes[i + 1] == '"' && (bytes[i + 2] == 'l' || bytes[i + 2] == 's')) {
        return i;
      }
    }
    return -1;
  }
}

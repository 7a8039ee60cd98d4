package io.t4dx.index.posting;

import java.util.Arrays;

/** Bytes that grow. */
final class ByteSink {
  private static final int MAX = Integer.MAX_VALUE - 64;

  private byte[] bytes = new byte[1 << 12];
  private int length;

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    length = 0;
  }

  /** Makes room and returns where it starts. */
  int reserve(int count) {
    long needed = (long) length + count;
    if (needed > MAX) {
      throw new IllegalArgumentException(
          "postings of over " + MAX + " bytes do not fit one index; build several");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MAX, Math.max(needed, 2L * bytes.length)));
    }
    int start = length;
    length = (int) needed;
    return start;
  }

  void number(long value) {
    reserve(10);
    length -= 10;
    long rest = value;
    while (rest > 0x7f) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void append(byte[] from, int offset, int count) {
    int start = reserve(count);
    System.arraycopy(from, offset, bytes, start, count);
  }
}

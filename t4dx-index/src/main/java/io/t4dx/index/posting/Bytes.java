package io.t4dx.index.posting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Words of byte arrays. */
final class Bytes {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  /** Up to eight bytes as one number that compares as they do, unsigned; zero where they end. */
  static long ordered(byte[] bytes, int at, int end) {
    if (end - at >= 8) {
      return Long.reverseBytes(word(bytes, at));
    }
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (at + i < end ? bytes[at + i] & 0xff : 0);
    }
    return value;
  }
}

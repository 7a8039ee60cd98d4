package io.t4dx.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import tools.jackson.core.JsonGenerator;

/**
 * Writes texts as JSON. Most have nothing that JSON or UTF-8 would write as anything else, and
 * their bytes are written as they are.
 */
final class PlainText {
  /** A shorter one is written as fast one character at a time. */
  private static final int LEAST = 48;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = ' ' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long QUESTION_MARKS = '?' * ONES;

  private PlainText() {}

  static void write(JsonGenerator out, String text) {
    if (text.length() >= LEAST) {
      byte[] bytes = text.getBytes(UTF_8);
      if (bytes.length == text.length() && isPlain(bytes, text)) {
        out.writeRawUTF8String(bytes, 0, bytes.length);
        return;
      }
    }
    out.writeString(text);
  }

  private static boolean isPlain(byte[] bytes, String text) {
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long special = eight | (eight - SPACES) | zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
      if ((special & HIGH_BITS) != 0) {
        return false;
      }
      if ((zeros(eight ^ QUESTION_MARKS) & HIGH_BITS) != 0
          && !isPlain(bytes, text, at, at + Long.BYTES)) {
        return false;
      }
    }
    return isPlain(bytes, text, at, bytes.length);
  }

  /** Has the high bit of a byte that is zero, and perhaps those of bytes above it. */
  private static long zeros(long eight) {
    return eight - ONES & ~eight;
  }

  private static boolean isPlain(byte[] bytes, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      // Half of a pair of surrogates becomes a question mark too.
      if (b < ' ' || b == '"' || b == '\\' || (b == '?' && text.charAt(i) != '?')) {
        return false;
      }
    }
    return true;
  }
}

package io.t4dx.core.codec;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids in their one form of 36 characters. {@link UUID#fromString} takes shorter groups too, and
 * signs in them, so that two texts could mean one id.
 */
final class IdText {
  private static final int LENGTH = 36;

  private IdText() {}

  /** The id; none where the text is not one. */
  static @Nullable UUID parse(char[] text, int offset, int length) {
    if (length != LENGTH
        || text[offset + 8] != '-'
        || text[offset + 13] != '-'
        || text[offset + 18] != '-'
        || text[offset + 23] != '-') {
      return null;
    }
    // Any character that is no digit makes one of the parts negative, and so their disjunction.
    long a = digits(text, offset, 8);
    long b = digits(text, offset + 9, 4);
    long c = digits(text, offset + 14, 4);
    long d = digits(text, offset + 19, 4);
    long e = digits(text, offset + 24, 12);
    return (a | b | c | d | e) < 0 ? null : new UUID(a << 32 | b << 16 | c, d << 48 | e);
  }

  /** The value of up to 15 hexadecimal digits; negative where one is none. */
  private static long digits(char[] text, int from, int count) {
    long value = 0;
    int wrong = 0;
    for (int i = from; i < from + count; i++) {
      int digit = digit(text[i]);
      wrong |= digit;
      value = value << 4 | digit;
    }
    return wrong < 0 ? -1 : value;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' && c < 0x80 ? lower - 'a' + 10 : -1;
  }
}

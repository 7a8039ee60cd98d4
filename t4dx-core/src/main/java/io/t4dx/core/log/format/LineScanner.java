package io.t4dx.core.log.format;

/** Reads the fixed parts and the numbers of one line, left to right; the first mismatch sticks. */
final class LineScanner {
  private byte[] bytes = new byte[0];
  private int position;
  private int end;
  private boolean failed;

  void start(byte[] line, int from, int to) {
    bytes = line;
    position = from;
    end = to;
    failed = false;
  }

  boolean failed() {
    return failed;
  }

  void fail() {
    failed = true;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return !failed && position == end;
  }

  boolean startsWith(byte[] literal) {
    if (end - position < literal.length) {
      return false;
    }
    for (int i = 0; i < literal.length; i++) {
      if (bytes[position + i] != literal[i]) {
        return false;
      }
    }
    return true;
  }

  void expect(byte[] literal) {
    if (!failed && startsWith(literal)) {
      position += literal.length;
    } else {
      failed = true;
    }
  }

  /** A decimal number from 0 to 2^63-1, without sign and leading zeros. */
  long number() {
    int start = position;
    long value = 0;
    while (!failed && position < end) {
      int digit = bytes[position] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (value > (Long.MAX_VALUE - digit) / 10) {
        failed = true;
        break;
      }
      value = value * 10 + digit;
      position++;
    }
    int digits = position - start;
    if (digits == 0 || (digits > 1 && bytes[start] == '0')) {
      failed = true;
    }
    return value;
  }

  /** Eight lower-case hexadecimal digits. */
  int hex() {
    if (failed || end - position < 8) {
      failed = true;
      return 0;
    }
    int value = 0;
    for (int i = 0; i < 8; i++) {
      int digit = hexDigit(bytes[position++]);
      failed |= digit < 0;
      value = (value << 4) | (digit & 0xf);
    }
    return value;
  }

  void skip(int count) {
    position += count;
    failed |= position > end;
  }

  private static int hexDigit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
  }
}

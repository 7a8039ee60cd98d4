package io.t4dx.core.segment.value;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteList} appended. What does not fit its bounds is a {@link
 * MalformedValueException}, never an endless loop or a wrong answer.
 */
public final class ByteCursor {
  private final byte[] bytes;
  private final int end;
  private int position;

  public ByteCursor(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
  }

  public int position() {
    return position;
  }

  public boolean atEnd() {
    return position == end;
  }

  public int getByte() {
    require(1);
    return bytes[position++] & 0xFF;
  }

  public int getInt() {
    require(Integer.BYTES);
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (bytes[position++] & 0xFF) << shift;
    }
    return value;
  }

  public long getLong() {
    long low = getInt() & 0xFFFF_FFFFL;
    return low | (long) getInt() << Integer.SIZE;
  }

  public long getVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = getByte();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedValueException("a number of more than ten bytes", position);
  }

  /** A varint that counts something of which each takes a byte at least. */
  public int getCount() {
    long count = getVarint();
    if (count < 0 || count > end - position) {
      throw new MalformedValueException("a count of " + count, position);
    }
    return (int) count;
  }

  /** A varint that is an int and not negative. */
  public int getSize() {
    long size = getVarint();
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new MalformedValueException("a size of " + size, position);
    }
    return (int) size;
  }

  public String getText() {
    int length = getCount();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  /** All that is left, as UTF-8. */
  public String remainingText() {
    String text = new String(bytes, position, end - position, StandardCharsets.UTF_8);
    position = end;
    return text;
  }

  private void require(int count) {
    if (count > end - position) {
      throw new MalformedValueException("the end, with " + count + " bytes missing", position);
    }
  }
}

package io.t4dx.core.segment.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are appended, in the ways that sections need; used again after {@link #clear}. */
public final class ByteList {
  private byte[] bytes;
  private int length;

  public ByteList() {
    this(256);
  }

  public ByteList(int capacity) {
    this.bytes = new byte[capacity];
  }

  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  public void putByte(int value) {
    makeRoom(1);
    bytes[length++] = (byte) value;
  }

  public void put(byte[] source, int offset, int count) {
    makeRoom(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  /** Little-endian. */
  public void putInt(int value) {
    makeRoom(Integer.BYTES);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** Little-endian. */
  public void putLong(long value) {
    putInt((int) value);
    putInt((int) (value >>> Integer.SIZE));
  }

  /** Seven bits a byte, lowest first; the high bit says that more follow. */
  public void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      putByte((int) rest | 0x80);
      rest >>>= 7;
    }
    putByte((int) rest);
  }

  /** The length of its UTF-8 as a varint, then that. */
  public void putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putVarint(utf8.length);
    put(utf8, 0, utf8.length);
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void makeRoom(int count) {
    if (count > bytes.length - length) {
      bytes =
          Arrays.copyOf(
              bytes,
              Math.max(
                  Math.addExact(length, count),
                  (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 16)));
    }
  }
}

package io.t4dx.core.codec;

import java.io.OutputStream;
import java.util.Arrays;

/** Where a batch is encoded: a byte array that grows up to a bound and is used again. */
final class EncodingBuffer extends OutputStream {
  private static final int FIRST_CAPACITY = 8 << 10;

  private final int maxLength;
  private final VectorCodec vectors = new VectorCodec();
  private byte[] bytes;
  private int length;

  EncodingBuffer(int maxLength) {
    this.maxLength = maxLength;
    this.bytes = new byte[Math.min(FIRST_CAPACITY, maxLength)];
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  int capacity() {
    return bytes.length;
  }

  /** The scratch space of whoever encodes here. */
  VectorCodec vectors() {
    return vectors;
  }

  void clear() {
    length = 0;
  }

  @Override
  public void write(int b) {
    makeRoom(1);
    bytes[length++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    makeRoom(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  private void makeRoom(int count) {
    if (count <= bytes.length - length) {
      return;
    }
    if (count > maxLength - length) {
      throw new IllegalArgumentException(
          "the batch takes more than " + maxLength + " bytes in the log; write it as several");
    }
    long doubled = Math.max(2L * bytes.length, (long) length + count);
    bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, maxLength));
  }
}

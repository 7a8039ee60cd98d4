package io.t4dx.core.segment.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A list of ints without boxes. */
public final class GrowingInts {
  private int[] values = new int[16];
  private int size;

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  public int get(int index) {
    return values[index];
  }

  public int size() {
    return size;
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** The values from an index on, as they lie in files. */
  ByteBuffer littleEndian(int from) {
    ByteBuffer bytes =
        ByteBuffer.allocate((size - from) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values, from, size - from);
    return bytes;
  }
}

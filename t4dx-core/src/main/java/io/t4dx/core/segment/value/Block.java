package io.t4dx.core.segment.value;

/** The values of one block, unpacked. */
final class Block {
  private final byte[] raw;
  private final int rawLength;
  private final int first;
  private final int count;
  private final int lengthsAt;

  /**
   * A block.
   *
   * @param raw its bytes, and perhaps some more
   * @param first the place of its first value among all
   * @throws MalformedValueException if the bytes are no block
   */
  Block(byte[] raw, int rawLength, int first) {
    ByteCursor head = new ByteCursor(raw, 0, rawLength);
    this.raw = raw;
    this.rawLength = rawLength;
    this.first = first;
    this.count = head.getCount();
    this.lengthsAt = head.position();
  }

  /**
   * Unpacks a block.
   *
   * @param packed its bytes as they were written, and {@link Lz4Decoder#SLACK} more
   * @throws MalformedValueException if the bytes are no block
   */
  static Block unpack(byte[] packed, int rawLength, int first) {
    boolean plain = packed.length - Lz4Decoder.SLACK == rawLength;
    return new Block(plain ? packed : Lz4Decoder.unpack(packed, rawLength), rawLength, first);
  }

  boolean has(int value) {
    return first <= value && value < first + count;
  }

  /**
   * The bytes of a value: steps over the lengths of those before it, and checks them all.
   *
   * @throws MalformedValueException if it is not there
   */
  ByteCursor value(int value) {
    ByteCursor lengths = new ByteCursor(raw, lengthsAt, rawLength);
    int before = 0;
    int length = 0;
    int all = 0;
    for (int i = 0; i < count; i++) {
      int next = lengths.getCount();
      if (i == value - first) {
        before = all;
        length = next;
      }
      all += next;
    }
    if (!has(value) || lengths.position() + all != rawLength) {
      throw new MalformedValueException(
          "%d values of %d bytes in a block of %d".formatted(count, all, rawLength), 0);
    }
    int from = lengths.position() + before;
    return new ByteCursor(raw, from, from + length);
  }
}

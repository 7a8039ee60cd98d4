package io.t4dx.core.segment.value;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.store.T4dxException;
import java.util.function.Supplier;

/**
 * A copy of a block of one text, whose checksum fitted. It is unpacked when it is asked for, and
 * reads nothing of the segment then.
 */
final class PackedText implements Supplier<String> {
  private final byte[] packed;
  private final int rawLength;
  private final SectionBytes source;
  private final long start;

  /**
   * Takes a copy over.
   *
   * @param packed the bytes of the block, and {@link Lz4Decoder#SLACK} more
   * @param source where it was copied from, for messages
   */
  PackedText(byte[] packed, int rawLength, SectionBytes source, long start) {
    this.packed = packed;
    this.rawLength = rawLength;
    this.source = source;
    this.start = start;
  }

  /**
   * Unpacks the text.
   *
   * @throws T4dxException.StoreDamaged if it was not written as it should have been
   */
  @Override
  public String get() {
    try {
      return Block.unpack(packed, rawLength, 0).value(0).remainingText();
    } catch (MalformedValueException e) {
      CorruptSegmentException corrupt = source.nonsense(start, String.valueOf(e.getMessage()));
      throw new T4dxException.StoreDamaged(String.valueOf(corrupt.getMessage()), corrupt);
    }
  }
}

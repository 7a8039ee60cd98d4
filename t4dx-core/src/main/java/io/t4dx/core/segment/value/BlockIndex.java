package io.t4dx.core.segment.value;

import static io.t4dx.core.segment.format.SegmentDescriptor.INT;
import static io.t4dx.core.segment.format.SegmentDescriptor.LONG;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SectionBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Finds and unpacks the block of a value. */
final class BlockIndex {
  private static final int A_LINE = 64;
  private static final int MOST_TOUCHED = 1 << 10;

  private final SectionBytes index;
  private final SectionBytes blocks;
  private final @Nullable RankedBits present;
  private final RankedBits begins;
  private final long offsets;
  private final int blockCount;

  BlockIndex(SectionBytes index, SectionBytes blocks, int rows) {
    this.index = index;
    this.blocks = blocks;
    index.ensure(0, BlocksDescriptor.HEADER);
    MemorySegment header = index.bytes();
    if (index.length() < BlocksDescriptor.HEADER) {
      throw index.nonsense(0, "a header that is cut short");
    }
    int values = header.get(INT, BlocksDescriptor.VALUES);
    this.blockCount = header.get(INT, BlocksDescriptor.BLOCKS);
    if (header.get(INT, BlocksDescriptor.ROWS) != rows || values < 1 || values > rows) {
      throw index.nonsense(
          0,
          "%d values of %d rows, where the segment has %d"
              .formatted(values, header.get(INT, BlocksDescriptor.ROWS), rows));
    }
    long at = BlocksDescriptor.HEADER;
    this.present = values < rows ? new RankedBits(index, at, rows) : null;
    at += present == null ? 0 : RankedBits.bytes(rows);
    this.begins = new RankedBits(index, at, values);
    this.offsets = at + RankedBits.bytes(values);
    if (blockCount < 1 || index.length() != offsets + (blockCount + 1L) * BlocksDescriptor.OFFSET) {
      throw index.nonsense(BlocksDescriptor.BLOCKS, blockCount + " blocks do not fit");
    }
  }

  /** The place of a row's value among all that are not empty; -1 where it is. */
  int valueOf(int row) {
    if (present == null) {
      return row;
    }
    return present.get(row) ? present.rank(row) : -1;
  }

  /** The value that begins the block of a value. */
  int first(int value) {
    return begins.lastSet(value);
  }

  /** Whether no other value is in the block of a value. */
  boolean isAlone(int value) {
    return begins.get(value) && (value + 1 == begins.size() || begins.get(value + 1));
  }

  /** Where the block of a value starts. */
  long start(int value) {
    return offset(block(value));
  }

  /** Where the block of a value ends. */
  long end(int value) {
    return offset(block(value) + 1);
  }

  private int block(int value) {
    int block = begins.rank(value + 1) - 1;
    if (block < 0 || block >= blockCount) {
      throw index.nonsense(0, "no block begins at or before value " + value);
    }
    return block;
  }

  /** Reads a byte of each line of the processor's cache, so that all are on their way at once. */
  int touch(long start, long end) {
    int all = 0;
    long last = Math.min(end, Math.min(blocks.length(), start + MOST_TOUCHED));
    for (long at = start; at < last; at += A_LINE) {
      all += blocks.bytes().get(ValueLayout.JAVA_BYTE, at);
    }
    return all;
  }

  /** Unpacks the block between two offsets. */
  Block read(int first, long start, long end) {
    int rawLength = rawLength(start, end);
    try {
      return Block.unpack(packed(start, end), rawLength, first);
    } catch (MalformedValueException e) {
      throw blocks.nonsense(start, String.valueOf(e.getMessage()));
    }
  }

  /** A copy of the block between two offsets, which has one value. */
  PackedText packedText(long start, long end) {
    int rawLength = rawLength(start, end);
    return new PackedText(packed(start, end), rawLength, blocks, start);
  }

  /**
   * Appends the block of one value, if it is taken. It is unpacked all the same: what does not read
   * must not get a new checksum.
   */
  boolean copy(int value, long start, long end, BlocksWriter to) throws IOException {
    int rawLength = rawLength(start, end);
    if (!to.takes(rawLength)) {
      return false;
    }
    byte[] packed = packed(start, end);
    try {
      Block.unpack(packed, rawLength, value).value(value);
    } catch (MalformedValueException e) {
      throw nonsense(value, e);
    }
    to.addBlock(packed, packed.length - Lz4Decoder.SLACK, rawLength);
    return true;
  }

  CorruptSegmentException nonsense(int value, RuntimeException cause) {
    CorruptSegmentException corrupt =
        blocks.nonsense(start(value), "value " + value + " does not read: " + cause.getMessage());
    corrupt.initCause(cause);
    return corrupt;
  }

  /** The bytes of a block as they lie there, and {@link Lz4Decoder#SLACK} more. */
  private byte[] packed(long start, long end) {
    int length = (int) (end - start) - BlocksDescriptor.RAW_LENGTH;
    byte[] packed = new byte[length + Lz4Decoder.SLACK];
    MemorySegment.copy(
        blocks.bytes(),
        ValueLayout.JAVA_BYTE,
        start + BlocksDescriptor.RAW_LENGTH,
        packed,
        0,
        length);
    return packed;
  }

  /** The raw length of a block that lies where it may. */
  private int rawLength(long start, long end) {
    long length = end - start - BlocksDescriptor.RAW_LENGTH;
    if (length <= 0 || end > blocks.length()) {
      throw blocks.nonsense(start, "a block that ends at " + end);
    }
    blocks.ensure(start, end - start);
    int rawLength = blocks.bytes().get(INT, start);
    if (rawLength < length || rawLength > BlocksDescriptor.MOST_RAW) {
      throw blocks.nonsense(start, "a block of " + rawLength + " bytes in " + length);
    }
    return rawLength;
  }

  /** Reads eight bytes where they are there, and five at the very end. */
  private long offset(int block) {
    long at = offsets + (long) block * BlocksDescriptor.OFFSET;
    index.ensure(at, BlocksDescriptor.OFFSET);
    MemorySegment bytes = index.bytes();
    if (at + Long.BYTES <= index.length()) {
      return bytes.get(LONG, at) & BlocksDescriptor.OFFSET_MASK;
    }
    long high = bytes.get(ValueLayout.JAVA_BYTE, at + Integer.BYTES) & 0xFFL;
    return (bytes.get(INT, at) & 0xFFFF_FFFFL) | high << Integer.SIZE;
  }
}

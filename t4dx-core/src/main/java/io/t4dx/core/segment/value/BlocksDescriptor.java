package io.t4dx.core.segment.value;

/**
 * Values in blocks that are compressed one by one, and the index that finds a row's value.
 *
 * <pre>
 *   blocks   for each block: its raw length (4), then its bytes: an LZ4 block, or the raw bytes
 *            where those are not longer
 *   raw      how many values (varint), the length of each (varint), the values
 *
 *   index    0  rows (4)     4  values that are not empty (4)     8  blocks (4)     12  zero (52)
 *           64  which rows have a value: ranked bits, only where some have none
 *            .  which values begin a block: ranked bits
 *            .  where each block starts, and where the last ends (5 each)
 * </pre>
 */
final class BlocksDescriptor {
  static final int ROWS = 0;
  static final int VALUES = 4;
  static final int BLOCKS = 8;
  static final int HEADER = 64;

  /** Bytes of an offset: a section of blocks can hold a terabyte. */
  static final int OFFSET = 5;

  static final long OFFSET_MASK = (1L << (8 * OFFSET)) - 1;

  static final int RAW_LENGTH = 4;

  /** No block is longer: the longest value alone, and the lengths before it. */
  static final int MOST_RAW = 1 << 28;

  private BlocksDescriptor() {}
}

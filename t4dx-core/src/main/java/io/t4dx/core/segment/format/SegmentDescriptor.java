package io.t4dx.core.segment.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The fixed parts of a segment file. All numbers are little-endian.
 *
 * <pre>
 *   header     0  magic 'T4DXSEGM'      8  version (4)          12  zero (4)
 *             16  the segment's number (8)                      24  zero (36)
 *             60  CRC-32C of bytes 0 to 59
 *
 *   entry      0  name, padded with zeros (32)
 *             32  offset (8)           40  length without padding (8)
 *             48  CRC-32C of its page sums (4)                  52  zero (12)
 *
 *   trailer    0  magic 'T4DXSEGT'      8  offset of the page sums (8)
 *             16  offset of the table (8)                       24  entries (4)
 *             28  CRC-32C of the table (4)                      32  the segment's number (8)
 *             40  zero (20)            60  CRC-32C of bytes 0 to 59
 * </pre>
 */
public final class SegmentDescriptor {
  /** The version of the format that this code writes, and the newest that it reads. */
  public static final int VERSION = 1;

  /** What every section's offset is a multiple of, so that vectors lie well for SIMD. */
  public static final int ALIGNMENT = 64;

  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Bytes of the header. */
  public static final int HEADER = 64;

  /** Bytes of an entry of the table. */
  public static final int ENTRY = 64;

  /** Bytes of the trailer. */
  public static final int TRAILER = 64;

  static final int NAME = 32;

  static final long HEADER_MAGIC = magic("T4DXSEGM");
  static final long TRAILER_MAGIC = magic("T4DXSEGT");

  static final int HEADER_VERSION = 8;
  static final int HEADER_NUMBER = 16;
  static final int HEADER_CRC = 60;

  static final int ENTRY_OFFSET = 32;
  static final int ENTRY_LENGTH = 40;
  static final int ENTRY_CRC = 48;

  static final int TRAILER_SUMS = 8;
  static final int TRAILER_TABLE = 16;
  static final int TRAILER_ENTRIES = 24;
  static final int TRAILER_TABLE_CRC = 28;
  static final int TRAILER_NUMBER = 32;
  static final int TRAILER_CRC = 60;

  private SegmentDescriptor() {}

  /** The next offset at which a section may start. */
  static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) & -ALIGNMENT;
  }

  static String text(long magic) {
    byte[] bytes = new byte[Long.BYTES];
    MemorySegment.ofArray(bytes).set(LONG, 0, magic);
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static long magic(String text) {
    long magic = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      magic |= (long) text.charAt(i) << (8 * i);
    }
    return magic;
  }
}

package io.t4dx.compaction.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The layout of a member, little-endian as gzip is.
 *
 * <pre>
 *    0  10  1f 8b 08 04 00 00 00 00 00 ff   gzip, deflated, with an extra field, no time, no system
 *   10   2  32                              length of the extra field
 *   12   2  "T4"                            whose subfield follows
 *   14   2  28                              length of the subfield
 *   16   4  version
 *   20   4  size of the member, from here to the next one
 *   24   8  number of the file
 *   32   4  place of the member in the file, from 0
 *   36   4  lines in it; 0: it is the seal
 *   40   4  CRC-32C of the member without these four bytes
 *   44      deflated lines
 *   -8   4  CRC-32 of the lines
 *   -4   4  bytes of the lines
 * </pre>
 *
 * <p>Every version keeps what comes before the version, the size and the CRC-32C where they are.
 */
final class MemberDescriptor {
  /** The version of the format that this code writes, and the newest that it reads. */
  static final int VERSION = 1;

  static final int VERSION_AT = 16;
  static final int SIZE_AT = 20;
  static final int FILE_AT = 24;
  static final int INDEX_AT = 32;
  static final int LINES_AT = 36;
  static final int CHECKSUM_AT = 40;
  static final int HEADER_BYTES = 44;
  static final int TRAILER_BYTES = 8;

  /** The shortest stream of deflate, of no bytes, has two. */
  static final int LEAST_BYTES = HEADER_BYTES + 2 + TRAILER_BYTES;

  /** Deflate cannot make more bytes than this of one. */
  static final long MOST_EXPANSION = 1032;

  private static final byte[] OPENING = {
    0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, 32, 0, 'T', '4', 28, 0
  };

  private MemberDescriptor() {}

  static void open(ByteBuffer header) {
    header.put(0, OPENING);
  }

  static boolean opens(ByteBuffer header) {
    return header.slice(0, OPENING.length).equals(ByteBuffer.wrap(OPENING));
  }

  /** The bytes as they lie in the file. */
  static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int checksum(byte[] member) {
    CRC32C crc = new CRC32C();
    crc.update(member, 0, CHECKSUM_AT);
    crc.update(member, HEADER_BYTES, member.length - HEADER_BYTES);
    return (int) crc.getValue();
  }
}

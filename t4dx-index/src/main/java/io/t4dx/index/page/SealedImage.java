package io.t4dx.index.page;

import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.function.Function;

/**
 * The envelope around the bytes of a column, an order, postings, a sieve or a graph of edges.
 *
 * <pre>
 *     0  magic (8)               8  version (4)         12  zero (4)
 *    16  length of the body (8)
 *    24  numbers of the room that wrote it (96)
 *   120  CRC-32C of the page table (4)                 124  CRC-32C of bytes 0 to 123 (4)
 *   128  the body, padded with zeroes to a multiple of 64
 *     .  the page table: a CRC-32C (4) for each 64 KiB of the body
 * </pre>
 */
public final class SealedImage {
  /** Where a room's own numbers start. */
  public static final int OWN = 24;

  /** Where the body starts. */
  public static final int BODY = 128;

  private static final int ALIGNMENT = 64;
  private static final int VERSION = 8;
  private static final int LENGTH = 16;
  private static final int TABLE_CRC = 120;
  private static final int CRC = 124;

  private SealedImage() {}

  /** The next multiple of 64, where a part of a body may start. */
  public static long aligned(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Bytes of an image whose body has so many. */
  public static long length(long body) {
    return BODY + aligned(body) + 4L * CheckedBytes.pages(aligned(body));
  }

  /** Zeroed bytes for a body of a known length, to be filled and sealed. */
  public static MemorySegment allocate(
      SegmentAllocator allocator, long magic, int version, long body) {
    MemorySegment image = allocator.allocate(length(body), ALIGNMENT).fill((byte) 0);
    image.set(LONG, 0, magic);
    image.set(INT, VERSION, version);
    image.set(LONG, LENGTH, aligned(body));
    return image;
  }

  /** Writes all checksums, the last step; the bytes are then complete. */
  public static MemorySegment seal(MemorySegment image) {
    long end = BODY + image.get(LONG, LENGTH);
    MemorySegment table = image.asSlice(end, length(end - BODY) - end);
    CheckedBytes.fill(image, BODY, end, table);
    image.set(INT, TABLE_CRC, CheckedBytes.crc(table, 0, table.byteSize()));
    image.set(INT, CRC, CheckedBytes.crc(image, 0, CRC));
    return image;
  }

  /** The version that a header says, which is not checked yet; 0 where there is no whole header. */
  public static int version(MemorySegment image) {
    return image.byteSize() < BODY ? 0 : image.get(INT, VERSION);
  }

  /**
   * Reads a header that must be whole. The page table follows from it; a room compares the length
   * of the body with what its own numbers say.
   *
   * @param what what should start here, for messages
   */
  public static void checkHeader(MemorySegment image, long magic, int version, String what) {
    if (image.byteSize() < BODY) {
      throw new CorruptIndexException(
          image.byteSize(), "the header of " + BODY + " bytes of " + what + " is cut short");
    }
    if (image.get(LONG, 0) != magic) {
      throw new CorruptIndexException(0, "no " + what + " starts here");
    }
    if (image.get(INT, VERSION) != version) {
      throw new CorruptIndexException(
          VERSION,
          "version %d of %s is not %d, the one known to this engine"
              .formatted(image.get(INT, VERSION), what, version));
    }
    if (image.get(INT, CRC) != CheckedBytes.crc(image, 0, CRC)) {
      throw new CorruptIndexException(CRC, "the header does not match its checksum");
    }
  }

  /**
   * The body behind a header that was checked.
   *
   * @param body how long the room's numbers say that the body is, before padding
   * @param rule what the numbers of a page must keep to; is given the image
   */
  public static CheckedBytes open(
      MemorySegment image, long body, Function<MemorySegment, PageRule> rule) {
    long length = image.get(LONG, LENGTH);
    if (body < 0 || length != aligned(body) || length > image.byteSize() - BODY) {
      throw new CorruptIndexException(
          LENGTH,
          "a body of %d bytes where %d were described and %d are there"
              .formatted(length, body, image.byteSize() - BODY));
    }
    long end = BODY + length;
    if (length(length) > image.byteSize()) {
      throw new CorruptIndexException(image.byteSize(), "the table of page checksums is cut short");
    }
    MemorySegment table = image.asSlice(end, length(length) - end);
    if (image.get(INT, TABLE_CRC) != CheckedBytes.crc(table, 0, table.byteSize())) {
      throw new CorruptIndexException(end, "the table of page checksums does not match its own");
    }
    return CheckedBytes.checked(image, BODY, end, table, rule.apply(image));
  }
}

package io.t4dx.index.graph;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The header of an index's bytes. All numbers are little-endian.
 *
 * <pre>
 *     0  magic 'T4DXVIDX'        8  version           12  metric
 *    16  dimension              20  rows              24  nodes
 *    28  m                      32  bits of an id     36  levels above the ground
 *    40  flags                  44  efConstruction    48  ef for FAST
 *    52  ef for BALANCED        56  seed (8)          64  total length (8)
 *    72  sections: 8 x (offset (8), length (8))
 *   200  CRC-32C of the page table                   204  zero
 *   252  CRC-32C of bytes 0 to 251
 * </pre>
 */
final class ImageDescriptor {
  static final int LENGTH = 256;
  static final int VERSION = 1;

  static final int SECTION_CENTROID = 0;
  static final int SECTION_GROUND = 1;
  static final int SECTION_UPPER = 2;
  static final int SECTION_ROWS = 3;
  static final int SECTION_BITS = 4;
  static final int SECTION_BYTES = 5;
  static final int SECTION_NORMS = 6;
  static final int SECTION_PAGES = 7;
  static final int SECTIONS = 8;

  static final int FLAG_BITS = 1;
  static final int FLAG_BYTES = 2;
  static final int FLAG_DUPLICATES = 4;
  static final int FLAG_NORMS = 8;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** 'T4DXVIDX' as it lies in the bytes. */
  private static final long MAGIC = 0x5844_4956_5844_3454L;

  private static final int TOTAL = 64;
  private static final int TABLE = 72;
  private static final int PAGES_CRC = 200;
  private static final int CRC = 252;

  private ImageDescriptor() {}

  static void write(MemorySegment image, ImageLayout layout) {
    image.set(LONG, 0, MAGIC);
    image.set(INT, 8, VERSION);
    image.set(INT, 12, layout.metric().code());
    image.set(INT, 16, layout.dimension());
    image.set(INT, 20, layout.rows());
    image.set(INT, 24, layout.nodes());
    image.set(INT, 28, layout.m());
    image.set(INT, 32, layout.idBits());
    image.set(INT, 36, layout.top());
    image.set(INT, 40, layout.flags());
    image.set(INT, 44, layout.efConstruction());
    image.set(LONG, 56, layout.seed());
    image.set(LONG, TOTAL, layout.total());
    for (int section = 0; section < SECTIONS; section++) {
      image.set(LONG, TABLE + 16L * section, layout.offset(section));
      image.set(LONG, TABLE + 16L * section + 8, layout.length(section));
    }
  }

  static void writeEf(MemorySegment image, int fast, int balanced) {
    image.set(INT, 48, fast);
    image.set(INT, 52, balanced);
  }

  /** The last step of writing: the checksums of pages, then that of the header. */
  static void seal(MemorySegment image, ImageLayout layout) {
    long pages = layout.offset(SECTION_PAGES);
    MemorySegment table = image.asSlice(pages, layout.length(SECTION_PAGES));
    CheckedBytes.fill(image, LENGTH, pages, table);
    image.set(INT, PAGES_CRC, CheckedBytes.crc(table, 0, table.byteSize()));
    image.set(INT, CRC, CheckedBytes.crc(image, 0, CRC));
  }

  static int efFast(MemorySegment image) {
    return image.get(INT, 48);
  }

  static int efBalanced(MemorySegment image) {
    return image.get(INT, 52);
  }

  /** Reads a header that must be whole, and the layout that it describes. */
  static ImageLayout read(MemorySegment image) {
    if (image.byteSize() < LENGTH) {
      throw new CorruptIndexException(
          image.byteSize(), "the header of " + LENGTH + " bytes is cut short");
    }
    if (image.get(LONG, 0) != MAGIC) {
      throw new CorruptIndexException(0, "no vector index starts here");
    }
    int version = image.get(INT, 8);
    if (version != VERSION) {
      throw new CorruptIndexException(
          8, "version " + version + " is not " + VERSION + ", the one known to this engine");
    }
    if (image.get(INT, CRC) != CheckedBytes.crc(image, 0, CRC)) {
      throw new CorruptIndexException(CRC, "the header does not match its checksum");
    }
    ImageLayout layout = readLayout(image);
    if (layout.total() != image.get(LONG, TOTAL) || layout.total() > image.byteSize()) {
      throw new CorruptIndexException(
          TOTAL,
          "length %d where %d bytes were described and %d are there"
              .formatted(image.get(LONG, TOTAL), layout.total(), image.byteSize()));
    }
    for (int section = 0; section < SECTIONS; section++) {
      long at = TABLE + 16L * section;
      if (image.get(LONG, at) != layout.offset(section)
          || image.get(LONG, at + 8) != layout.length(section)) {
        throw new CorruptIndexException(at, "section " + section + " is not where it belongs");
      }
    }
    long pages = layout.offset(SECTION_PAGES);
    if (image.get(INT, PAGES_CRC) != CheckedBytes.crc(image, pages, layout.total())) {
      throw new CorruptIndexException(pages, "the table of page checksums does not match its own");
    }
    return layout;
  }

  private static ImageLayout readLayout(MemorySegment image) {
    int top = image.get(INT, 36);
    long upper = image.get(LONG, TABLE + 16L * SECTION_UPPER);
    if (top < 0 || top > 15 || upper < LENGTH || upper > image.byteSize() - 4L * top) {
      throw new CorruptIndexException(36, top + " levels do not fit the bytes");
    }
    int[] slots = new int[top];
    for (int level = 0; level < top; level++) {
      slots[level] = image.get(INT, upper + 4L * level);
    }
    try {
      return new ImageLayout(
          Metric.ofCode(image.get(INT, 12)),
          image.get(INT, 16),
          image.get(INT, 20),
          image.get(INT, 24),
          image.get(INT, 28),
          slots,
          image.get(INT, 40),
          image.get(INT, 44),
          image.get(LONG, 56));
    } catch (IllegalArgumentException e) {
      CorruptIndexException corrupt = new CorruptIndexException(12, e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    }
  }
}

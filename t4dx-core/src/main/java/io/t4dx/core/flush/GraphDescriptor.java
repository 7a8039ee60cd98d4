package io.t4dx.core.flush;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a graph file, little-endian:
 *
 * <pre>
 *   0  "T4DXHNSW"
 *   8  version (4)               12  CRC that names the contents of the segment (4)
 *  16  number of the segment (8) 24  bytes of the index (8)
 *  32  zero (28)                 60  CRC-32C of the bytes before (4)
 *  64  the index, see docs/format/vector-index.md
 * </pre>
 */
final class GraphDescriptor {
  static final int HEADER = 64;
  private static final long MAGIC = 0x5753_4e48_5844_3454L;
  private static final int VERSION = 1;
  private static final int CRC = 60;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private GraphDescriptor() {}

  static ByteBuffer header(long segment, int contentsCrc, long length) {
    ByteBuffer header = ByteBuffer.allocateDirect(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(0, MAGIC);
    header.putInt(8, VERSION);
    header.putInt(12, contentsCrc);
    header.putLong(16, segment);
    header.putLong(24, length);
    header.putInt(CRC, CheckedBytes.crc(MemorySegment.ofBuffer(header), 0, CRC));
    return header;
  }

  /**
   * The index in a file.
   *
   * @throws CorruptIndexException if the file is not the graph of this segment
   */
  static MemorySegment image(MemorySegment file, long segment, int contentsCrc) {
    if (file.byteSize() < HEADER || file.get(INT, CRC) != CheckedBytes.crc(file, 0, CRC)) {
      throw new CorruptIndexException(0, "the header of the graph is damaged");
    }
    if (file.get(LONG, 0) != MAGIC || file.get(INT, 8) != VERSION) {
      throw new CorruptIndexException(0, "it is no graph of version " + VERSION);
    }
    if (file.get(LONG, 16) != segment || file.get(INT, 12) != contentsCrc) {
      throw new CorruptIndexException(
          12, "it is the graph of another segment " + file.get(LONG, 16));
    }
    if (file.get(LONG, 24) != file.byteSize() - HEADER) {
      throw new CorruptIndexException(24, "it has not the " + file.get(LONG, 24) + " bytes it had");
    }
    return file.asSlice(HEADER);
  }
}

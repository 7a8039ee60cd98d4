package io.t4dx.index.column;

import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * A column's own numbers in the header of a {@link SealedImage}; its body is the values.
 *
 * <pre>
 *    24  kind: 1 u8, 2 i32, 3 f32, 4 i64      28  rows
 *    32  lowest sort key (8)                  40  highest sort key (8)
 *   128  one value for each row, in row order
 * </pre>
 */
final class ColumnDescriptor {
  /** 'T4DXCOLM' as it lies in the bytes. */
  static final long MAGIC = 0x4d4c_4f43_5844_3454L;

  static final int VERSION = 1;
  static final int VALUES = SealedImage.BODY;

  private static final int KIND = SealedImage.OWN;
  private static final int ROWS = 28;
  private static final int LEAST = 32;
  private static final int MOST = 40;

  private ColumnDescriptor() {}

  static void write(MemorySegment image, ColumnKind kind, ColumnStatistics statistics) {
    image.set(INT, KIND, kind.code());
    image.set(INT, ROWS, statistics.count());
    image.set(LONG, LEAST, statistics.leastKey());
    image.set(LONG, MOST, statistics.mostKey());
  }

  static ColumnStatistics read(MemorySegment image, ColumnKind kind) {
    SealedImage.checkHeader(image, MAGIC, VERSION, "column");
    if (image.get(INT, KIND) != kind.code()) {
      throw new CorruptIndexException(
          KIND, "a column of kind %d, not %s".formatted(image.get(INT, KIND), kind));
    }
    int rows = image.get(INT, ROWS);
    if (rows < 0) {
      throw new CorruptIndexException(ROWS, rows + " rows");
    }
    return new ColumnStatistics(rows, image.get(LONG, LEAST), image.get(LONG, MOST));
  }
}

package io.t4dx.index.column;

import static io.t4dx.index.page.LittleEndian.INT;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * An order's own numbers in the header of a {@link SealedImage}; its body is the permutation.
 *
 * <pre>
 *    24  rows
 *   128  one row (4) for each slot: slot s of a row range holds a row of the same range
 * </pre>
 */
final class OrderDescriptor {
  /** 'T4DXORDR' as it lies in the bytes. */
  static final long MAGIC = 0x5244_524f_5844_3454L;

  static final int VERSION = 1;
  static final int SLOTS = SealedImage.BODY;

  private static final int ROWS = SealedImage.OWN;

  private OrderDescriptor() {}

  static void write(MemorySegment image, int rows) {
    image.set(INT, ROWS, rows);
  }

  static int read(MemorySegment image) {
    SealedImage.checkHeader(image, MAGIC, VERSION, "row order");
    int rows = image.get(INT, ROWS);
    if (rows < 0) {
      throw new CorruptIndexException(ROWS, rows + " rows");
    }
    return rows;
  }

  /** Every slot holds a row that there is. */
  static PageRule rule(MemorySegment image, int rows) {
    return (from, to) -> {
      long end = Math.min(to, SLOTS + 4L * rows);
      for (long at = from; at < end; at += 4) {
        int row = image.get(INT, at);
        if (row < 0 || row >= rows) {
          throw new CorruptIndexException(at, "row " + row + " of " + rows);
        }
      }
    };
  }
}

package io.t4dx.index.flat;

import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;

import io.t4dx.index.kernel.CodeKernels;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * The own numbers of codes of rows in the header of a {@link SealedImage}; its body is the codes.
 *
 * <pre>
 *    24  rows (4)       28  dimension (4)       32  metric (4)
 *   128  for each code, in row order in version 1:
 *          values, one signed byte a dimension, padded with zeroes to a multiple of 64
 *          0  scale: value times scale is about the coordinate (float)
 *          4  error: at least the distance from the row to what its values say; infinity where
 *             floats cannot say (float)
 *          8  length: at least that of what the values say (float)
 *         12  square: at most that of the row's length (float)
 *     .  in version 2, where they lie in an order of their own: the place of each row's code among
 *        them (4 each), then the row of each code (4 each)
 * </pre>
 */
final class RowCodesDescriptor {
  /** 'T4DXROWC' as it lies in the bytes. */
  static final long MAGIC = 0x4357_4f52_5844_3454L;

  private static final int IN_ROW_ORDER = 1;
  private static final int ORDERED = 2;
  static final int CODES = SealedImage.BODY;

  static final int SCALE = 0;
  static final int ERROR = 4;
  static final int LENGTH = 8;
  static final int SQUARE = 12;
  private static final int TAIL = 16;

  private static final int BODY_LENGTH = 16;
  private static final int ROWS = SealedImage.OWN;
  private static final int DIMENSION = 28;
  private static final int METRIC = 32;

  private RowCodesDescriptor() {}

  /**
   * What codes are of.
   *
   * @param ordered whether they lie in an order of their own
   */
  record Shape(int rows, int dimension, Metric metric, boolean ordered) {
    int padded() {
      return CodeKernels.paddedBytes(dimension);
    }

    /** Bytes of one row's code. */
    long stride() {
      return padded() + (long) TAIL;
    }

    int version() {
      return ordered ? ORDERED : IN_ROW_ORDER;
    }

    /** Where the places of the rows' codes start. */
    long places() {
      return CODES + rows * stride();
    }

    /** Where the codes' rows start. */
    long rowsOfCodes() {
      return places() + (long) rows * Integer.BYTES;
    }

    long body() {
      return rows * (stride() + (ordered ? 2L * Integer.BYTES : 0));
    }
  }

  static void write(MemorySegment image, Shape shape) {
    image.set(INT, ROWS, shape.rows());
    image.set(INT, DIMENSION, shape.dimension());
    image.set(INT, METRIC, shape.metric().code());
  }

  static Shape read(MemorySegment image) {
    int version = SealedImage.version(image) == IN_ROW_ORDER ? IN_ROW_ORDER : ORDERED;
    SealedImage.checkHeader(image, MAGIC, version, "codes of rows");
    int rows = image.get(INT, ROWS);
    int dimension = image.get(INT, DIMENSION);
    int metric = image.get(INT, METRIC);
    long body = image.get(LONG, BODY_LENGTH);
    if (rows < 0 || dimension < 1 || dimension > Math.max(1, body)) {
      throw new CorruptIndexException(ROWS, rows + " rows of " + dimension + " dimensions");
    }
    try {
      return new Shape(rows, dimension, Metric.ofCode(metric), version == ORDERED);
    } catch (IllegalArgumentException e) {
      throw new CorruptIndexException(METRIC, String.valueOf(e.getMessage()));
    }
  }
}

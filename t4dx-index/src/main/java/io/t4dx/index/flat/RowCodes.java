package io.t4dx.index.flat;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * Rows in signed bytes, each with a bound of what that loses: enough to know of most rows that they
 * are none of the nearest, at a quarter of the memory. Read where they are mapped; safe for any
 * number of threads.
 */
public final class RowCodes {
  /** With fewer dimensions a row takes hardly more memory than its code. */
  public static final int LEAST_DIMENSION = 64;

  private final RowCodesDescriptor.Shape shape;
  private final CheckedBytes bytes;

  private RowCodes(RowCodesDescriptor.Shape shape, CheckedBytes bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static RowCodes open(MemorySegment image) {
    RowCodesDescriptor.Shape shape = RowCodesDescriptor.read(image);
    return new RowCodes(shape, SealedImage.open(image, shape.body(), whole -> PageRule.NONE));
  }

  /** Whether they are of so many rows of this kind. */
  public boolean fit(int rows, int dimension) {
    return shape.rows() == rows && shape.dimension() == dimension;
  }

  /** How near the rows are to a query. */
  public Metric metric() {
    return shape.metric();
  }

  /** Checks every byte. */
  public void verify() {
    bytes.verify();
  }

  RowCodesDescriptor.Shape shape() {
    return shape;
  }

  CheckedBytes bytes() {
    return bytes;
  }
}

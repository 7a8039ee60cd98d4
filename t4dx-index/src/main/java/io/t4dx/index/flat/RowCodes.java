package io.t4dx.index.flat;

import static io.t4dx.index.page.LittleEndian.FLOAT;
import static io.t4dx.index.page.LittleEndian.INT;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Rows in signed bytes, each with a bound of what that loses: enough to know of most rows that they
 * are none of the nearest, at a quarter of the memory. Read where they are mapped; safe for any
 * number of threads.
 */
public final class RowCodes {
  /** With fewer dimensions a row takes hardly more memory than its code. */
  public static final int LEAST_DIMENSION = 64;

  /** After so many rows that did not follow each other no more are expected to. */
  private static final int MOST_MISSES = 16;

  private final RowCodesDescriptor.Shape shape;
  private final CheckedBytes bytes;

  private RowCodes(RowCodesDescriptor.Shape shape, CheckedBytes bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static RowCodes open(MemorySegment image) {
    RowCodesDescriptor.Shape shape = RowCodesDescriptor.read(image);
    return new RowCodes(shape, SealedImage.open(image, shape.body(), whole -> rule(whole, shape)));
  }

  /** Places and rows are numbers of rows. */
  private static PageRule rule(MemorySegment image, RowCodesDescriptor.Shape shape) {
    if (!shape.ordered()) {
      return PageRule.NONE;
    }
    return (from, to) -> {
      long end = Math.min(to, RowCodesDescriptor.CODES + shape.body());
      for (long at = Math.max(from, shape.places()); at < end; at += Integer.BYTES) {
        int number = image.get(INT, at);
        if (number < 0 || number >= shape.rows()) {
          throw new CorruptIndexException(at, number + " is no number of a row");
        }
      }
    };
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

  /**
   * Whether what the code of a row says of it is so: the distance is not more than its error, its
   * length is enough, its square not too much, and its place is known to be the row's.
   *
   * @param vector as the rows have it
   */
  public boolean holds(int row, float[] vector) {
    return row(place(row)) == row && holdsAt(place(row), vector);
  }

  private boolean holdsAt(int place, float[] vector) {
    long at = RowCodesDescriptor.CODES + place * shape.stride();
    bytes.ensure(at, shape.stride());
    MemorySegment image = bytes.bytes();
    long tail = at + shape.padded();
    float scale = image.get(FLOAT, tail + RowCodesDescriptor.SCALE);
    double inverse = shape.metric() == Metric.COSINE ? 1 / Math.sqrt(square(vector)) : 1;
    double lost = 0;
    double kept = 0;
    for (int i = 0; i < vector.length; i++) {
      double said = (double) scale * image.get(ValueLayout.JAVA_BYTE, at + i);
      double off = vector[i] * inverse - said;
      lost += off * off;
      kept += said * said;
    }
    float error = image.get(FLOAT, tail + RowCodesDescriptor.ERROR);
    double most = inverse * inverse * square(vector);
    boolean boundless = error == Float.POSITIVE_INFINITY;
    return boundless
        || (Math.sqrt(lost) <= error
            && Math.sqrt(kept) <= image.get(FLOAT, tail + RowCodesDescriptor.LENGTH)
            && image.get(FLOAT, tail + RowCodesDescriptor.SQUARE) <= most);
  }

  /** Where the code of a row lies among them. */
  int place(int row) {
    return shape.ordered() ? number(shape.places(), row) : row;
  }

  /**
   * Where the codes of rows lie. The next row asked for is often the next one among the codes:
   * which row that is stands beside what was read last, and where a row's code is may be anywhere.
   *
   * @param places takes a place for each of the rows
   */
  void places(int[] rows, int count, int[] places) {
    if (!shape.ordered()) {
      System.arraycopy(rows, 0, places, 0, count);
      return;
    }
    int next = 0;
    int misses = 0;
    for (int i = 0; i < count; i++) {
      if (misses < MOST_MISSES && next < shape.rows() && row(next) == rows[i]) {
        places[i] = next;
      } else {
        places[i] = place(rows[i]);
        misses++;
      }
      next = places[i] + 1;
    }
  }

  /** The row whose code lies at a place. */
  int row(int place) {
    return shape.ordered() ? number(shape.rowsOfCodes(), place) : place;
  }

  private int number(long start, int index) {
    long at = start + (long) index * Integer.BYTES;
    if (bytes.pending()) {
      bytes.ensure(at, Integer.BYTES);
    }
    return bytes.bytes().get(INT, at);
  }

  private static double square(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    return square;
  }

  RowCodesDescriptor.Shape shape() {
    return shape;
  }

  CheckedBytes bytes() {
    return bytes;
  }
}

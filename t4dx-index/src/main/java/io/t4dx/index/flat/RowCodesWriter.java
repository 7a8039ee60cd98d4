package io.t4dx.index.flat;

import static io.t4dx.index.page.LittleEndian.FLOAT;
import static io.t4dx.index.page.LittleEndian.INT;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Makes the codes of rows, one after the other. */
public final class RowCodesWriter {
  private final RowCodesDescriptor.Shape shape;
  private final MemorySegment image;
  private final ByteQuantiser quantiser;
  private final float[] vector;
  private final int @Nullable [] places;
  private int written;

  /**
   * Allocates the bytes for the codes of so many rows.
   *
   * @param places where the code of each row lies among them, each place once; null for the order
   *     of the rows. Rows that are searched together should lie together
   */
  public RowCodesWriter(
      int rows, int dimension, Metric metric, int @Nullable [] places, SegmentAllocator allocator) {
    if (places != null && places.length != rows) {
      throw new IllegalArgumentException(places.length + " places for " + rows + " rows");
    }
    this.shape = new RowCodesDescriptor.Shape(rows, dimension, metric, places != null);
    this.places = places;
    this.image =
        SealedImage.allocate(allocator, RowCodesDescriptor.MAGIC, shape.version(), shape.body());
    this.quantiser = new ByteQuantiser(dimension);
    this.vector = new float[dimension];
  }

  /** Adds the next row. */
  public void add(float[] row) {
    if (written == shape.rows()) {
      throw new IllegalStateException("there are no more than " + written + " rows");
    }
    System.arraycopy(row, 0, vector, 0, vector.length);
    double square = square(vector);
    if (shape.metric() == Metric.COSINE) {
      double inverse = 1 / Math.sqrt(square);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] * inverse);
      }
      square = 1;
    }
    long at = RowCodesDescriptor.CODES + place(written) * shape.stride();
    written++;
    quantiser.take(vector);
    MemorySegment.copy(quantiser.values(), 0, image, ValueLayout.JAVA_BYTE, at, shape.padded());
    long tail = at + shape.padded();
    image.set(FLOAT, tail + RowCodesDescriptor.SCALE, quantiser.scale());
    image.set(FLOAT, tail + RowCodesDescriptor.ERROR, quantiser.error());
    image.set(FLOAT, tail + RowCodesDescriptor.LENGTH, quantiser.length());
    image.set(
        FLOAT, tail + RowCodesDescriptor.SQUARE, (float) (square * (1 - ByteQuantiser.ROUNDING)));
  }

  /** Where a row's code lies; noted where that is not known without. */
  private long place(int row) {
    if (places == null) {
      return row;
    }
    int place = places[row];
    image.set(INT, shape.places() + (long) row * Integer.BYTES, place);
    image.set(INT, shape.rowsOfCodes() + (long) place * Integer.BYTES, row);
    return place;
  }

  private static double square(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    return square;
  }

  /** Writes the header and checksums; the returned bytes are complete. */
  public MemorySegment seal() {
    if (written != shape.rows()) {
      throw new IllegalStateException(written + " of " + shape.rows() + " rows");
    }
    RowCodesDescriptor.write(image, shape);
    return SealedImage.seal(image);
  }
}

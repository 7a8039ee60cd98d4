package io.t4dx.index.flat;

import static io.t4dx.index.page.LittleEndian.FLOAT;

import io.t4dx.index.kernel.CodeKernels;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import java.lang.foreign.MemorySegment;

/** A query in signed bytes: says of rows, from their codes, what their scores cannot exceed. */
final class CodeQuery {
  /** Rows whose codes are asked for before the first of them is used. */
  private static final int AHEAD = 16;

  private final Metric metric;
  private final short[] arranged;
  private final int[] places;
  private final float scale;
  private final float error;
  private final float length;
  private final float square;

  /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
  @SuppressWarnings("UnusedVariable")
  private float touched;

  /**
   * A query.
   *
   * @param query one long where the metric is the cosine
   * @param most how many rows it is asked about at once
   */
  CodeQuery(float[] query, Metric metric, int most) {
    ByteQuantiser quantiser = new ByteQuantiser(query.length);
    quantiser.take(query);
    this.metric = metric;
    this.places = new int[most];
    this.arranged = new short[CodeKernels.paddedBytes(query.length)];
    CodeKernels.arrange(quantiser.values(), arranged);
    this.scale = quantiser.scale();
    this.error = quantiser.error();
    float exact = VectorKernels.sumOfSquares(query, 0, query.length);
    this.length = (float) (Math.sqrt(exact) * (1 + ByteQuantiser.ROUNDING));
    this.square = (float) (exact * (1 - ByteQuantiser.ROUNDING));
  }

  /** Whether it says anything at all; it does not of a query that is zero or leaves floats. */
  boolean isUseful() {
    return error < Float.POSITIVE_INFINITY;
  }

  /**
   * Keeps the rows that may reach a score, and may be among the nearest of those known so far.
   *
   * @param ids rows; those that are kept come to the front, in their order
   * @param sure is told what each row reaches at least, unless the metric is the distance
   * @param bounds takes what the score of each that is kept cannot exceed
   * @return how many are kept
   */
  int keep(RowCodes codes, int[] ids, int count, float floor, SureScores sure, float[] bounds) {
    RowCodesDescriptor.Shape shape = codes.shape();
    long stride = shape.stride();
    int padded = shape.padded();
    codes.places(ids, count, places);
    if (codes.bytes().pending()) {
      for (int i = 0; i < count; i++) {
        codes.bytes().ensure(RowCodesDescriptor.CODES + places[i] * stride, stride);
      }
      codes.bytes().patrol(1);
    }
    MemorySegment bytes = codes.bytes().bytes();
    float least = Math.max(floor, sure.least());
    int kept = 0;
    for (int from = 0; from < count; from += AHEAD) {
      int to = Math.min(count, from + AHEAD);
      // What lies in a run the processor asks for by itself.
      if (places[to - 1] - places[from] != to - 1 - from) {
        touch(bytes, from, to, stride, padded);
      }
      for (int i = from; i < to; i++) {
        float most =
            mostAndLeast(bytes, RowCodesDescriptor.CODES + places[i] * stride, padded, sure);
        ids[kept] = ids[i];
        bounds[kept] = most;
        // What is no number may be anything.
        kept += most < least ? 0 : 1;
        least = Math.max(least, sure.least());
      }
    }
    return kept;
  }

  /** Starts the cache misses of a few codes at once; otherwise each waits for the one before. */
  private void touch(MemorySegment bytes, int from, int to, long stride, int padded) {
    float all = 0;
    for (int i = from; i < to; i++) {
      long at = RowCodesDescriptor.CODES + places[i] * stride;
      all += bytes.get(FLOAT, at) + bytes.get(FLOAT, at + padded);
      for (int line = 64; line < padded; line += 64) {
        all += bytes.get(FLOAT, at + line);
      }
    }
    touched = all;
  }

  /** What a row's score cannot exceed; notes what it is at least. */
  private float mostAndLeast(MemorySegment bytes, long at, int padded, SureScores sure) {
    int dot = CodeKernels.dotBytes(arranged, bytes, at, padded);
    long tail = at + padded;
    float product = scale * bytes.get(FLOAT, tail + RowCodesDescriptor.SCALE) * dot;
    float off =
        length * bytes.get(FLOAT, tail + RowCodesDescriptor.ERROR)
            + error * bytes.get(FLOAT, tail + RowCodesDescriptor.LENGTH);
    if (metric == Metric.EUCLIDEAN) {
      // What the row's length is at most follows from the code too roughly to rule others out.
      return 2 * (product + off) - square - bytes.get(FLOAT, tail + RowCodesDescriptor.SQUARE);
    }
    sure.add(product - off);
    return product + off;
  }
}

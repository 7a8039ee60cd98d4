package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.flat.RowCodes;
import io.t4dx.index.page.CorruptIndexException;

/** Compares what indexes say of vectors with the vectors. */
final class VectorAgreement {
  /** More than kernels lose by rounding. */
  private static final double ROUNDING = 1e-4;

  /** Between these squares a length is surely known, see {@code FlatRows}. */
  private static final double LEAST_SQUARE = 1.01e-30;

  private static final double MOST_SQUARE = Float.MAX_VALUE * 0.99;

  private final SegmentFile file;
  private final SegmentPieces truth;

  VectorAgreement(SegmentFile file, SegmentPieces truth) {
    this.file = file;
    this.truth = truth;
  }

  void norms() {
    Column norms =
        file.openImage(Section.VECTOR_NORMS, image -> Column.open(image, ColumnKind.F32));
    if (norms == null) {
      return;
    }
    if (norms.rows() != truth.vectors()) {
      throw new CorruptIndexException(
          0, norms.rows() + " lengths of " + truth.vectors() + " vectors");
    }
    for (int ordinal = 0; ordinal < truth.vectors(); ordinal++) {
      double square = square(truth.vector(ordinal));
      double off = Math.abs(norms.f32(ordinal) * Math.sqrt(square) - 1);
      if (square > LEAST_SQUARE && square < MOST_SQUARE && !(off < ROUNDING)) {
        throw new CorruptIndexException(
            4L * ordinal, "vector %d has not the length that is said".formatted(ordinal));
      }
    }
  }

  void codes() {
    RowCodes codes = file.openImage(Section.VECTOR_CODES, RowCodes::open);
    if (codes == null) {
      return;
    }
    if (!codes.fit(truth.vectors(), truth.dimension())) {
      throw new CorruptIndexException(0, "they are codes of other vectors");
    }
    for (int ordinal = 0; ordinal < truth.vectors(); ordinal++) {
      if (!codes.holds(ordinal, truth.vector(ordinal))) {
        throw new CorruptIndexException(
            0, "the code of vector %d is farther from it than it says".formatted(ordinal));
      }
    }
  }

  private static double square(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    return square;
  }
}

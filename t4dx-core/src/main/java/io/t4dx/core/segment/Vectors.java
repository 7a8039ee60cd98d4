package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentDescriptor;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.value.RankedBits;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.flat.FlatRows;
import io.t4dx.index.flat.RowCodes;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of a segment, one behind the other for the rows that have one. A vector's ordinal is
 * its place among them.
 */
public final class Vectors {
  private final @Nullable SectionBytes source;
  private final @Nullable RankedBits rowsWith;
  private volatile @Nullable Column norms;
  private volatile @Nullable RowCodes codes;
  private final int rows;
  private final int count;
  private final int dimension;

  private Vectors(
      @Nullable SectionBytes source,
      @Nullable RankedBits rowsWith,
      @Nullable Column norms,
      @Nullable RowCodes codes,
      int rows,
      int count,
      int dimension) {
    this.source = source;
    this.rowsWith = rowsWith;
    this.norms = norms;
    this.codes = codes;
    this.rows = rows;
    this.count = count;
    this.dimension = dimension;
  }

  static Vectors open(SegmentFile file, int rows, int count, int dimension) {
    if (count == 0) {
      return new Vectors(null, null, null, null, rows, 0, 0);
    }
    SectionBytes source = file.get(Section.VECTORS);
    if (source.length() != (long) count * dimension * Float.BYTES) {
      throw source.nonsense(
          0, "%d bytes are not %d vectors of %d".formatted(source.length(), count, dimension));
    }
    RankedBits rowsWith = count == rows ? null : RankedBits.of(file.get(Section.VECTOR_ROWS), rows);
    return new Vectors(
        source,
        rowsWith,
        norms(file, count),
        codes(file, count, dimension),
        rows,
        count,
        dimension);
  }

  /** Damaged ones are as good as none: searches then measure for themselves. */
  private static @Nullable Column norms(SegmentFile file, int count) {
    try {
      Column norms =
          file.openImage(Section.VECTOR_NORMS, image -> Column.open(image, ColumnKind.F32));
      if (norms == null || norms.rows() == count) {
        return norms;
      }
    } catch (CorruptSegmentException e) {
      file.left().add(Section.VECTOR_NORMS);
      return null;
    }
    file.left().add(Section.VECTOR_NORMS);
    return null;
  }

  /** Damaged ones are as good as none: searches then read the vectors themselves. */
  private static @Nullable RowCodes codes(SegmentFile file, int count, int dimension) {
    try {
      RowCodes codes = file.openImage(Section.VECTOR_CODES, RowCodes::open);
      if (codes == null || codes.fit(count, dimension)) {
        return codes;
      }
    } catch (CorruptSegmentException e) {
      file.left().add(Section.VECTOR_CODES);
      return null;
    }
    file.left().add(Section.VECTOR_CODES);
    return null;
  }

  /** Does without the codes that the file has. */
  void leaveCodes() {
    codes = null;
  }

  /** Does without the lengths that the file has. */
  void leaveNorms() {
    norms = null;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The dimension of each; 0 where there is none. */
  public int dimension() {
    return dimension;
  }

  /** Whether every row has one, so that rows and ordinals are the same numbers. */
  public boolean areDense() {
    return rowsWith == null && count == rows;
  }

  public boolean has(int row) {
    return count > 0 && (rowsWith == null || rowsWith.get(row));
  }

  /** The ordinal of a row's vector, or of the next row's that has one. */
  public int ordinal(int row) {
    return count == 0 ? 0 : rowsWith == null ? row : rowsWith.rank(row);
  }

  /** The row of an ordinal. */
  public int row(int ordinal) {
    return rowsWith == null ? ordinal : rowsWith.select(ordinal);
  }

  /** A copy of the vector of an ordinal. */
  public float[] copy(int ordinal) {
    float[] vector = new float[dimension];
    MemorySegment.copy(
        checked(ordinal, ordinal + 1),
        SegmentDescriptor.FLOAT,
        (long) ordinal * dimension * Float.BYTES,
        vector,
        0,
        dimension);
    return vector;
  }

  /**
   * The vectors as exact search reads them; by ordinal.
   *
   * @param metric of the store
   */
  public FlatRows flat(Metric metric) {
    if (source == null) {
      return FlatRows.of(MemorySegment.NULL, 0, Math.max(1, dimension), metric);
    }
    FlatRows flat = FlatRows.of(source.checked(), 0, count, dimension, metric);
    Column known = norms;
    FlatRows measured =
        metric == Metric.COSINE && known != null ? flat.withInverseNorms(known) : flat;
    RowCodes coded = codes;
    return coded != null && coded.metric() == metric ? measured.withCodes(coded) : measured;
  }

  /** All vectors, for an index over them that checks their pages itself. */
  public CheckedBytes pages() {
    return source == null ? CheckedBytes.trusted(MemorySegment.NULL) : source.checked();
  }

  /** All vectors, after those from {@code first} on and before {@code end} were checked. */
  public MemorySegment checked(int first, int end) {
    if (source == null) {
      return MemorySegment.NULL;
    }
    long width = (long) dimension * Float.BYTES;
    source.ensure(first * width, (end - first) * width);
    return source.bytes();
  }
}

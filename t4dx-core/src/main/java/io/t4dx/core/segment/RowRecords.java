package io.t4dx.core.segment;

import static io.t4dx.core.segment.format.SegmentDescriptor.FLOAT;
import static io.t4dx.core.segment.format.SegmentDescriptor.INT;
import static io.t4dx.core.segment.format.SegmentDescriptor.LONG;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentOutput;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * What the columns say of a row, all in one line of the processor's cache: to read one item whole
 * is then one read from memory and not ten in ten places.
 *
 * <pre>
 *   for each row  0  event time (8)     8  record time (8)    16  valid from (8)
 *                24  valid until (8)   32  access count (8)   40  LSN (8)
 *                48  kappa (4)         52  importance (4)     56  session (4)
 *                60  type (1)          61  zero (3)
 * </pre>
 */
final class RowRecords {
  private static final int BYTES = 64;

  static final int EVENT_TIME = 0;
  static final int RECORD_TIME = 8;
  static final int VALID_FROM = 16;
  static final int VALID_UNTIL = 24;
  static final int ACCESS_COUNT = 32;
  static final int LSN = 40;
  static final int KAPPA = 48;
  static final int IMPORTANCE = 52;
  static final int SESSION = 56;
  static final int TYPE = 60;

  private final SectionBytes source;

  private RowRecords(SectionBytes source) {
    this.source = source;
  }

  /** Opens the section; null where the file has none, or a damaged one. */
  static @Nullable RowRecords open(SegmentFile file, int rows) {
    try {
      SectionBytes source = file.find(Section.ROW_RECORDS);
      if (source == null) {
        return null;
      }
      if (source.length() == (long) rows * BYTES) {
        return new RowRecords(source);
      }
    } catch (CorruptSegmentException e) {
      // Left below: the columns say the same.
    }
    file.left().add(Section.ROW_RECORDS);
    return null;
  }

  /** Writes the section from the columns. */
  static void write(GatheredColumns columns, int rows, SegmentOutput out) throws IOException {
    out.begin();
    for (int row = 0; row < rows; row++) {
      out.writeLong(columns.column(ItemColumn.EVENT_TIME).i64(row));
      out.writeLong(columns.column(ItemColumn.RECORD_TIME).i64(row));
      out.writeLong(columns.column(ItemColumn.VALID_FROM).i64(row));
      out.writeLong(columns.column(ItemColumn.VALID_UNTIL).i64(row));
      out.writeLong(columns.column(ItemColumn.ACCESS_COUNT).i64(row));
      out.writeLong(columns.column(ItemColumn.LSN).i64(row));
      out.writeFloat(columns.column(ItemColumn.KAPPA).f32(row));
      out.writeFloat(columns.column(ItemColumn.IMPORTANCE).f32(row));
      out.writeInt(columns.column(ItemColumn.SESSION).i32(row));
      out.writeInt(columns.column(ItemColumn.TYPE).u8(row));
    }
    out.end(Section.ROW_RECORDS);
  }

  /**
   * Checks the page of a row.
   *
   * @throws CorruptSegmentException if it is damaged
   */
  void ensure(int row) {
    source.ensure((long) row * BYTES, BYTES);
  }

  long i64(int row, int field) {
    return source.bytes().get(LONG, (long) row * BYTES + field);
  }

  int i32(int row, int field) {
    return source.bytes().get(INT, (long) row * BYTES + field);
  }

  float f32(int row, int field) {
    return source.bytes().get(FLOAT, (long) row * BYTES + field);
  }

  int u8(int row, int field) {
    return source.bytes().get(ValueLayout.JAVA_BYTE, (long) row * BYTES + field) & 0xFF;
  }
}

package io.t4dx.index.column;

import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/** Fills a column's bytes; rows that are not written hold zero. */
public final class ColumnWriter {
  private final ColumnKind kind;
  private final int rows;
  private final MemorySegment image;
  private final MemorySegment values;

  /** Allocates the bytes of a column. */
  public ColumnWriter(ColumnKind kind, int rows, SegmentAllocator allocator) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows: " + rows + " is negative");
    }
    this.kind = kind;
    this.rows = rows;
    long length = (long) rows * kind.width();
    this.image =
        SealedImage.allocate(allocator, ColumnDescriptor.MAGIC, ColumnDescriptor.VERSION, length);
    this.values = image.asSlice(ColumnDescriptor.VALUES, length);
  }

  private void expect(ColumnKind written) {
    if (kind != written) {
      throw new IllegalArgumentException("a value of " + written + " in a column of " + kind);
    }
  }

  /** Writes an unsigned byte. */
  public void u8(int row, int value) {
    expect(ColumnKind.U8);
    if (value != (value & 0xff)) {
      throw new IllegalArgumentException("row " + row + ": " + value + " is no unsigned byte");
    }
    values.set(ValueLayout.JAVA_BYTE, row, (byte) value);
  }

  /** Writes an integer of 32 bits. */
  public void i32(int row, int value) {
    expect(ColumnKind.I32);
    values.set(LittleEndian.INT, 4L * row, value);
  }

  /** Writes a float. */
  public void f32(int row, float value) {
    expect(ColumnKind.F32);
    values.set(LittleEndian.FLOAT, 4L * row, value);
  }

  /** Writes an integer of 64 bits. */
  public void i64(int row, long value) {
    expect(ColumnKind.I64);
    values.set(LittleEndian.LONG, 8L * row, value);
  }

  /** Writes statistics and checksums; the returned bytes are complete. */
  public MemorySegment seal() {
    Column column = Column.trusted(image, kind, rows);
    ColumnDescriptor.write(image, kind, column.statistics(0, rows));
    return SealedImage.seal(image);
  }
}

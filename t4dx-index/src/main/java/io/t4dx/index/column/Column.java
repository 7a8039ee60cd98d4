package io.t4dx.index.column;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A number for each row, read where it is mapped; safe for any number of threads. A reader asks for
 * the kind that it opened the column as.
 */
public final class Column {
  private final ColumnKind kind;
  private final int rows;
  private final CheckedBytes bytes;
  private final MemorySegment values;
  private final ColumnStatistics statistics;

  private Column(ColumnKind kind, CheckedBytes bytes, ColumnStatistics statistics) {
    this.kind = kind;
    this.rows = statistics.count();
    this.bytes = bytes;
    this.values = bytes.bytes().asSlice(ColumnDescriptor.VALUES, (long) rows * kind.width());
    this.statistics = statistics;
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static Column open(MemorySegment image, ColumnKind kind) {
    ColumnStatistics statistics = ColumnDescriptor.read(image, kind);
    long length = (long) statistics.count() * kind.width();
    return new Column(kind, SealedImage.open(image, length, whole -> PageRule.NONE), statistics);
  }

  static Column trusted(MemorySegment image, ColumnKind kind, int rows) {
    return new Column(kind, CheckedBytes.trusted(image), new ColumnStatistics(rows, 0, 0));
  }

  /** What each row has. */
  public ColumnKind kind() {
    return kind;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** What the header says of all rows. */
  public ColumnStatistics statistics() {
    return statistics;
  }

  /** Checks every byte, and that the header tells the truth of them. */
  public void verify() {
    bytes.verify();
    ColumnStatistics found = statistics(0, rows);
    if (!found.equals(statistics)) {
      throw new CorruptIndexException(
          SealedImage.OWN, "statistics say " + statistics + " where there is " + found);
    }
  }

  /** Checks a few pages more, so that all are checked in the end. */
  public void patrol() {
    if (bytes.pending()) {
      bytes.patrol(1);
    }
  }

  private long at(int row, int width) {
    long at = (long) row * width;
    if (bytes.pending()) {
      bytes.ensure(ColumnDescriptor.VALUES + at, width);
    }
    return at;
  }

  /** The unsigned byte of a row. */
  public int u8(int row) {
    return values.get(ValueLayout.JAVA_BYTE, at(row, 1)) & 0xff;
  }

  /** The 32-bit integer of a row. */
  public int i32(int row) {
    return values.get(LittleEndian.INT, at(row, 4));
  }

  /** The float of a row. */
  public float f32(int row) {
    return values.get(LittleEndian.FLOAT, at(row, 4));
  }

  /** The 64-bit integer of a row. */
  public long i64(int row) {
    return values.get(LittleEndian.LONG, at(row, 8));
  }

  /** The sort key of a row, whatever the kind; see {@link KeyRange}. */
  public long key(int row) {
    return switch (kind) {
      case U8 -> u8(row);
      case I32 -> i32(row);
      case F32 -> KeyRange.key(f32(row));
      case I64 -> i64(row);
    };
  }

  /** Reads a range of rows to get its statistics. */
  public ColumnStatistics statistics(int first, int end) {
    Objects.checkFromToIndex(first, end, rows);
    if (first == end) {
      return new ColumnStatistics(0, 0, 0);
    }
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int row = first; row < end; row++) {
      long key = key(row);
      least = Math.min(least, key);
      most = Math.max(most, key);
    }
    return new ColumnStatistics(end - first, least, most);
  }

  /**
   * Which of up to 64 rows have a key in a range: a bit for each, at the row's place in its word.
   *
   * @param range not empty
   */
  long matches(int first, int end, KeyRange range) {
    if (bytes.pending()) {
      bytes.ensure(
          ColumnDescriptor.VALUES + (long) first * kind.width(),
          (long) (end - first) * kind.width());
    }
    long least = range.least();
    long most = range.most();
    return switch (kind) {
      case I64 -> {
        long word = 0;
        for (int row = first; row < end; row++) {
          word |= bit(values.get(LittleEndian.LONG, 8L * row), least, most) << row;
        }
        yield word;
      }
      case F32 -> {
        long word = 0;
        for (int row = first; row < end; row++) {
          float value = values.get(LittleEndian.FLOAT, 4L * row);
          word |= bit(KeyRange.key(value), least, most) << row;
        }
        yield word;
      }
      case I32 -> {
        long word = 0;
        for (int row = first; row < end; row++) {
          word |= bit(values.get(LittleEndian.INT, 4L * row), least, most) << row;
        }
        yield word;
      }
      case U8 -> {
        long word = 0;
        for (int row = first; row < end; row++) {
          word |= bit(values.get(ValueLayout.JAVA_BYTE, row) & 0xff, least, most) << row;
        }
        yield word;
      }
    };
  }

  /** 1 for a key in the range; without a branch, because no processor could foresee it. */
  private static long bit(long key, long least, long most) {
    return ((below(key, least) | below(most, key)) >>> 63) ^ 1;
  }

  /** The sign is set where {@code a} is below {@code b}, also where their difference overflows. */
  private static long below(long a, long b) {
    return (a & ~b) | (~(a ^ b) & (a - b));
  }
}

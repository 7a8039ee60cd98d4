package io.t4dx.index.column;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.SealedImage;
import io.t4dx.index.rows.KeySort;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Objects;

/**
 * The rows of a column sorted by key, each of several row ranges by itself: slots {@code first} to
 * {@code end} hold the rows {@code first} to {@code end}. Safe for any number of threads.
 */
public final class RowOrder {
  private final Column column;
  private final int rows;
  private final CheckedBytes bytes;
  private final MemorySegment slots;

  private RowOrder(Column column, int rows, CheckedBytes bytes) {
    this.column = column;
    this.rows = rows;
    this.bytes = bytes;
    this.slots = bytes.bytes().asSlice(OrderDescriptor.SLOTS, 4L * rows);
  }

  /**
   * Sorts the rows of a column.
   *
   * @param starts where each row range starts, rising, the first at row 0; a range ends where the
   *     next one starts
   * @return the bytes of the order
   */
  public static MemorySegment build(Column column, int[] starts, SegmentAllocator allocator) {
    int rows = column.rows();
    MemorySegment image =
        SealedImage.allocate(allocator, OrderDescriptor.MAGIC, OrderDescriptor.VERSION, 4L * rows);
    OrderDescriptor.write(image, rows);
    if (rows > 0 && (starts.length == 0 || starts[0] != 0)) {
      throw new IllegalArgumentException("the first range does not start at row 0");
    }
    KeySort sort = new KeySort();
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : rows;
      sortRange(column, sort, starts[i], end, image);
    }
    return SealedImage.seal(image);
  }

  private static void sortRange(
      Column column, KeySort sort, int first, int end, MemorySegment image) {
    Objects.checkFromToIndex(first, end, column.rows());
    long[] keys = new long[end - first];
    int[] sorted = new int[end - first];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = column.key(first + i);
      sorted[i] = first + i;
    }
    sort.sort(keys, sorted, 0, keys.length);
    MemorySegment.copy(
        sorted, 0, image, LittleEndian.INT, OrderDescriptor.SLOTS + 4L * first, sorted.length);
  }

  /**
   * Opens bytes that may be damaged; each page is checked when it is first read.
   *
   * @param column the column that the rows were sorted by
   */
  public static RowOrder open(MemorySegment image, Column column) {
    int rows = OrderDescriptor.read(image);
    if (rows != column.rows()) {
      throw new CorruptIndexException(
          SealedImage.OWN, rows + " rows where the column has " + column.rows());
    }
    CheckedBytes bytes =
        SealedImage.open(image, 4L * rows, whole -> OrderDescriptor.rule(whole, rows));
    return new RowOrder(column, rows, bytes);
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** The column that the rows are sorted by. */
  public Column column() {
    return column;
  }

  /** The order within one of the row ranges that it was built with. */
  public OrderedRows within(int first, int end) {
    return new OrderedRows(this, first, end);
  }

  /** Checks every byte and every slot; whether a range is sorted, the range itself verifies. */
  public void verify() {
    bytes.verify();
  }

  /** Copies the rows of slots that follow each other. */
  void copy(int slot, int count, int[] into) {
    bytes.ensure(OrderDescriptor.SLOTS + 4L * slot, 4L * count);
    MemorySegment.copy(slots, LittleEndian.INT, 4L * slot, into, 0, count);
  }

  int row(int slot) {
    long at = 4L * slot;
    if (bytes.pending()) {
      bytes.ensure(OrderDescriptor.SLOTS + at, 4);
    }
    return slots.get(LittleEndian.INT, at);
  }
}

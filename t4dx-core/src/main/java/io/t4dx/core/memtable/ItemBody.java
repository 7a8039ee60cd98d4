package io.t4dx.core.memtable;

import org.jspecify.annotations.Nullable;

/**
 * What only a new version of an item changes: its text, and its row among the vectors of its
 * memtable.
 */
public final class ItemBody {
  /** The row of an item without a vector. */
  public static final int NO_ROW = -1;

  private final String content;
  private final @Nullable VectorRows rows;
  private final int row;
  private final long bytes;

  ItemBody(String content, @Nullable VectorRows rows, int row) {
    this.content = content;
    this.rows = rows;
    this.row = row;
    this.bytes = MemoryCost.ofText(content);
  }

  public String content() {
    return content;
  }

  public boolean hasVector() {
    return row != NO_ROW;
  }

  /** Its row among the vectors, or {@link #NO_ROW}. */
  int row() {
    return row;
  }

  /** A copy of the vector; null where there is none. */
  public float @Nullable [] copyVector() {
    return rows == null ? null : rows.copy(row);
  }

  /** What the text holds; the row's memory is its block's. */
  long bytes() {
    return bytes;
  }

  /** No view from this LSN on finds the vector any more. */
  void retireVector(long lsn) {
    if (rows != null) {
      rows.retire(row, lsn);
    }
  }
}

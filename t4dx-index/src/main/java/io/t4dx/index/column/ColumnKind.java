package io.t4dx.index.column;

/** What a column holds for each row. */
public enum ColumnKind {
  /** An unsigned byte. */
  U8(1, 1),
  /** A signed 32-bit integer. */
  I32(2, 4),
  /** A float32. */
  F32(3, 4),
  /** A signed 64-bit integer. */
  I64(4, 8);

  private final int code;
  private final int width;

  ColumnKind(int code, int width) {
    this.code = code;
    this.width = width;
  }

  /** The number that stands for this kind in stored bytes; never changed, never reused. */
  public int code() {
    return code;
  }

  /** Bytes of one value. */
  public int width() {
    return width;
  }
}

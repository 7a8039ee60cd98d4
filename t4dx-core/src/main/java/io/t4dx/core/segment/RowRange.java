package io.t4dx.core.segment;

/** Neighbouring rows: from {@code first} on, before {@code end}. */
public record RowRange(int first, int end) {
  public static final RowRange NONE = new RowRange(0, 0);

  /** So many rows, right behind these. */
  RowRange next(int size) {
    return new RowRange(end, Math.addExact(end, size));
  }

  public int size() {
    return end - first;
  }

  public boolean isEmpty() {
    return end == first;
  }

  public boolean contains(int row) {
    return first <= row && row < end;
  }
}

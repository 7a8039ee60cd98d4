package io.t4dx.core.read;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The rows in a range of slots that are wanted, upwards or downwards. */
final class RowWalk implements PrimitiveIterator.OfInt {
  private static final int NONE = -1;

  private final int step;
  private final int last;
  private final IntUnaryOperator rowOf;
  private final IntPredicate wanted;
  private int slot;
  private int next;

  /**
   * A walk.
   *
   * @param first the lowest slot
   * @param end the slot after the highest
   */
  RowWalk(int first, int end, boolean downwards, IntUnaryOperator rowOf, IntPredicate wanted) {
    this.step = downwards ? -1 : 1;
    this.slot = downwards ? Math.max(first, end) : first - 1;
    this.last = downwards ? first : end - 1;
    this.rowOf = rowOf;
    this.wanted = wanted;
    this.next = fetch();
  }

  @Override
  public boolean hasNext() {
    return next != NONE;
  }

  @Override
  public int nextInt() {
    int row = next;
    if (row == NONE) {
      throw new NoSuchElementException();
    }
    next = fetch();
    return row;
  }

  private int fetch() {
    while (step > 0 ? slot < last : slot > last) {
      slot += step;
      int row = rowOf.applyAsInt(slot);
      if (wanted.test(row)) {
        return row;
      }
    }
    return NONE;
  }
}

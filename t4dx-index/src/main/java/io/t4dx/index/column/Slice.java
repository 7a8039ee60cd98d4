package io.t4dx.index.column;

/**
 * Neighbouring slots of an order.
 *
 * @param from the first slot
 * @param to the slot after the last
 */
public record Slice(int from, int to) {
  /** How many rows the slice has. */
  public int count() {
    return to - from;
  }
}

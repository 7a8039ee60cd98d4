package io.t4dx.write;

/** What became of one operation. */
public enum Outcome {
  APPLIED,
  /** What it was to change is not there; nothing happened. */
  NOT_FOUND,
  /** What it asked of the state does not hold; nothing happened. */
  UNMET,
  /**
   * It would have put the end of the item's validity before its begin, or given it more metadata
   * than an item may have; nothing happened.
   */
  CONTRADICTION,
  /**
   * Another operation of its batch required something that is not so; the whole batch did nothing.
   */
  PRECONDITION_FAILED
}

package io.t4dx.resilience;

/** What a store can still do. */
public enum DegradationLevel {
  /** Everything. */
  NORMAL(0),
  /**
   * A write failed. Segments and memtables answer; writes are refused, or queued where the caller
   * asked for that.
   */
  READ_ONLY(1),
  /**
   * The log cannot be opened again. Items that were used lately are answered from memory, whatever
   * the disk does; other reads are tried.
   */
  MEMORY_ONLY(2);

  private final int number;

  DegradationLevel(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}

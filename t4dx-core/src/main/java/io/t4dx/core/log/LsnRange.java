package io.t4dx.core.log;

/** Numbers of writes from the first to the last, both included. */
public record LsnRange(long first, long last) {
  public LsnRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no LSNs lie from " + first + " to " + last);
    }
  }

  @Override
  public String toString() {
    return first == last ? "LSN " + first : "LSNs " + first + " to " + last;
  }
}

package io.t4dx.core.live;

import java.util.UUID;

/**
 * Sorted ids, named by their numbers. An answer keeps it, and nothing else of a union.
 *
 * <p>The upper half of one id in sixteen stands apart, where a search for an id stays in the
 * nearest caches until it has come down to two lines of memory.
 */
public final class NodeIds {
  private static final int APART = 16;

  private final long[] high;
  private final long[] low;
  private final long[] marks;

  NodeIds(long[] high, long[] low) {
    this.high = high;
    this.low = low;
    this.marks = new long[(high.length + APART - 1) / APART];
    for (int mark = 0; mark < marks.length; mark++) {
      marks[mark] = high[mark * APART];
    }
  }

  public UUID id(int number) {
    return new UUID(high[number], low[number]);
  }

  boolean has(int number, UUID id) {
    return high[number] == id.getMostSignificantBits()
        && low[number] == id.getLeastSignificantBits();
  }

  /** The first number whose id is not below an id. */
  int lower(UUID id) {
    long most = id.getMostSignificantBits();
    int mark = marksBelow(most);
    boolean crowded = mark < marks.length && marks[mark] == most;
    int from = Math.max(0, mark - 1) * APART;
    int to = crowded ? high.length : Math.min(high.length, mark * APART);
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (isBelow(middle, id)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int marksBelow(long most) {
    int from = 0;
    int to = marks.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Long.compareUnsigned(marks[middle], most) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private boolean isBelow(int number, UUID id) {
    int byHigh = Long.compareUnsigned(high[number], id.getMostSignificantBits());
    return byHigh < 0
        || (byHigh == 0 && Long.compareUnsigned(low[number], id.getLeastSignificantBits()) < 0);
  }
}

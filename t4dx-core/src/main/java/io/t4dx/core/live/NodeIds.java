package io.t4dx.core.live;

import java.util.UUID;

/** Sorted ids, named by their numbers. An answer keeps it, and nothing else of a union. */
public final class NodeIds {
  private final long[] high;
  private final long[] low;

  NodeIds(long[] high, long[] low) {
    this.high = high;
    this.low = low;
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
    int from = 0;
    int to = high.length;
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

  private boolean isBelow(int number, UUID id) {
    int byHigh = Long.compareUnsigned(high[number], id.getMostSignificantBits());
    return byHigh < 0
        || (byHigh == 0 && Long.compareUnsigned(low[number], id.getLeastSignificantBits()) < 0);
  }
}

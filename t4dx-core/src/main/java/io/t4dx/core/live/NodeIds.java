package io.t4dx.core.live;

import java.util.Arrays;
import java.util.UUID;

/**
 * Sorted ids, named by their numbers. An answer keeps it, and nothing else of a union.
 *
 * <p>The span of the ids' upper halves is cut into equal parts, about as many as there are ids, and
 * each part knows its first number. Where ids are spread evenly a part has few of them; where they
 * crowd, as ids made one after the other do beside the spread ones of prototypes, a part may have
 * nearly all, and they are halved as if there were no parts.
 */
public final class NodeIds {
  private final long[] high;
  private final long[] low;
  private final int shift;

  /** The first number of each part, and one more. */
  private final int[] firsts;

  NodeIds(long[] high, long[] low) {
    this.high = high;
    this.low = low;
    int count = high.length;
    long span = count == 0 ? 0 : high[count - 1] - high[0];
    int bits = Long.SIZE - Long.numberOfLeadingZeros(span);
    this.shift = Math.max(0, bits - (Integer.SIZE - Integer.numberOfLeadingZeros(count)));
    this.firsts = new int[(int) (span >>> shift) + 2];
    int part = 0;
    for (int number = 0; number < count; number++) {
      while (part <= (int) ((high[number] - high[0]) >>> shift)) {
        firsts[part++] = number;
      }
    }
    Arrays.fill(firsts, part, firsts.length, count);
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
    if (high.length == 0 || isBelow(high.length - 1, id)) {
      return high.length;
    }
    long most = id.getMostSignificantBits();
    if (Long.compareUnsigned(most, high[0]) < 0) {
      return 0;
    }
    int part = (int) ((most - high[0]) >>> shift);
    int from = firsts[part];
    int to = firsts[part + 1];
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

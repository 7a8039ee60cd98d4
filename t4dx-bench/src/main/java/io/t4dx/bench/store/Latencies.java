package io.t4dx.bench.store;

import java.util.Arrays;

/** Times of single calls, kept one by one. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  void add(long value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = value;
  }

  int size() {
    return size;
  }

  /** The time that the given share of the calls did not exceed. */
  long quantile(double share) {
    if (size == 0) {
      throw new IllegalStateException("nothing was timed");
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.min(size - 1, (int) (share * size))];
  }
}

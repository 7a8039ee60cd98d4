package io.t4dx.bench.report;

import java.util.Arrays;

/** Times of single calls, kept one by one. */
public final class Latencies {
  private long[] nanos = new long[1024];
  private int size;

  public void add(long value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = value;
  }

  public void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  public int size() {
    return size;
  }

  /** The mean in nanoseconds. */
  public double mean() {
    return Arrays.stream(nanos, 0, size).average().orElseThrow();
  }

  /** The time in nanoseconds that the given share of the calls did not exceed. */
  public long quantile(double share) {
    if (size == 0) {
      throw new IllegalStateException("nothing was timed");
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.min(size - 1, (int) (share * size))];
  }
}

package io.t4dx.torture.soak;

import java.util.Arrays;

/** How long calls took since it was asked last. For any number of threads. */
final class Delays {
  private long[] nanos = new long[1024];
  private int size;

  /** How many, and quantiles in milliseconds. */
  record Summary(long count, double median, double p99, double most) {}

  synchronized void add(long took) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = took;
  }

  synchronized Summary take() {
    Arrays.sort(nanos, 0, size);
    Summary summary = new Summary(size, at(0.5), at(0.99), at(1));
    size = 0;
    return summary;
  }

  private double at(double share) {
    return size == 0 ? 0 : nanos[(int) Math.min(size - 1, (long) (share * size))] / 1e6;
  }
}

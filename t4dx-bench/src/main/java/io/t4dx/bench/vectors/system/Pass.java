package io.t4dx.bench.vectors.system;

import java.util.Arrays;

/** What one round over all queries found, and how long each query took. */
public final class Pass {
  private final int width;
  private final int[] found;
  private final long[] nanos;

  /** A round that has found nothing yet: {@code width} rows of -1 for each query. */
  public Pass(int queries, int width) {
    this.width = width;
    this.found = new int[Math.multiplyExact(queries, width)];
    this.nanos = new long[queries];
    Arrays.fill(found, -1);
  }

  /** How many rows were asked of each query. */
  public int width() {
    return width;
  }

  /** The rows, nearest first, {@link #width()} for each query; not a copy. */
  public int[] found() {
    return found;
  }

  /** The time of each query; not a copy. */
  public long[] nanos() {
    return nanos;
  }

  /** The time of all queries. */
  public long totalNanos() {
    return Arrays.stream(nanos).sum();
  }

  /** The time that the given share of the queries did not exceed. */
  public long quantileNanos(double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }
}

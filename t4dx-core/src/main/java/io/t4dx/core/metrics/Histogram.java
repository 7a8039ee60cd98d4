package io.t4dx.core.metrics;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts non-negative values in buckets that grow with the value: 16 to each power of two, so that
 * a quantile is at most 1/16 too high. Recording allocates nothing and takes no lock.
 */
public final class Histogram {
  private static final int SUB_BITS = 4;
  private static final int SUB = 1 << SUB_BITS;
  private static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUB;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

  public void record(long value) {
    counts.getAndIncrement(bucket(Math.max(0, value)));
  }

  public long count() {
    long sum = 0;
    for (int i = 0; i < BUCKETS; i++) {
      sum += counts.get(i);
    }
    return sum;
  }

  /**
   * The value that the given share of all recorded values does not exceed, rounded up to its
   * bucket's end; 0 where nothing was recorded.
   *
   * @param share from 0 to 1
   */
  public long quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("quantile " + share + " is not in 0 to 1");
    }
    long wanted = Math.max(1, (long) Math.ceil(share * count()));
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return highest(i);
      }
    }
    return 0;
  }

  /** The end of the highest bucket in use; 0 where nothing was recorded. */
  public long max() {
    for (int i = BUCKETS - 1; i >= 0; i--) {
      if (counts.get(i) > 0) {
        return highest(i);
      }
    }
    return 0;
  }

  private static int bucket(long value) {
    if (value < SUB) {
      return (int) value;
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    int sub = (int) (value >>> (power - SUB_BITS)) & (SUB - 1);
    return (power - SUB_BITS + 1) * SUB + sub;
  }

  private static long highest(int bucket) {
    if (bucket < SUB) {
      return bucket;
    }
    int shift = bucket / SUB - 1;
    long lowest = (long) (SUB + bucket % SUB) << shift;
    return lowest + (1L << shift) - 1;
  }
}

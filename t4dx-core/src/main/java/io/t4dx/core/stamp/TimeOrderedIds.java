package io.t4dx.core.stamp;

import io.t4dx.core.ambient.Entropy;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of version 7: 48 bits of milliseconds, 12 bits that count within one of them, 62 random bits.
 * Those of one source rise strictly, whatever the clock does.
 */
public final class TimeOrderedIds {
  private static final int COUNT_BITS = 12;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final MicroClock clock;
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong random;

  /**
   * A source of ids.
   *
   * @param seed what the random bits are drawn from; by default something that no other process has
   */
  public TimeOrderedIds(MicroClock clock, OptionalLong seed) {
    this.clock = clock;
    this.random = new AtomicLong(seed.orElseGet(Entropy::seed));
  }

  public UUID next() {
    long now = (clock.micros() / 1_000) << COUNT_BITS;
    long stamp = last.accumulateAndGet(now, (before, given) -> Math.max(before + 1, given));
    long millis = stamp >>> COUNT_BITS;
    long count = stamp & ((1L << COUNT_BITS) - 1);
    return new UUID(millis << 16 | 7L << 12 | count, 2L << 62 | mixed() >>> 2);
  }

  /** The mixing of SplittableRandom (Steele, Lea, Flood, 2014), with an atomic state. */
  private long mixed() {
    long z = random.addAndGet(GOLDEN_GAMMA);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

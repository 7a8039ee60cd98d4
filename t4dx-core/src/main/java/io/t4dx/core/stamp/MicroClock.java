package io.t4dx.core.stamp;

import java.time.Instant;
import java.time.InstantSource;

/** The injected clock, in the unit in which times are kept. */
public final class MicroClock {
  private final InstantSource source;

  public MicroClock(InstantSource source) {
    this.source = source;
  }

  /** Microseconds since 1970. */
  public long micros() {
    Instant now = source.instant();
    return Math.addExact(
        Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1_000);
  }
}

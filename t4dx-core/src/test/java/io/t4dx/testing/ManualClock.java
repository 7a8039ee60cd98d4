package io.t4dx.testing;

import io.t4dx.model.Micros;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes only when it is told to. */
public final class ManualClock implements InstantSource {
  private volatile long micros;

  public ManualClock(long micros) {
    this.micros = micros;
  }

  /** A clock that stands at a moment of the year 2026. */
  public static ManualClock standing() {
    return new ManualClock(1_770_000_000_000_000L);
  }

  public long micros() {
    return micros;
  }

  public void set(long newMicros) {
    micros = newMicros;
  }

  public void advance(long byMicros) {
    set(micros + byMicros);
  }

  @Override
  public Instant instant() {
    return Micros.toInstant(micros);
  }
}

package io.t4dx.torture.sim;

import io.t4dx.model.Micros;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes only when it is told to. */
final class VirtualClock implements InstantSource {
  /** A moment of the year 2026. */
  static final long START = 1_770_000_000_000_000L;

  private long micros = START;

  long micros() {
    return micros;
  }

  void pass(long more) {
    micros += more;
  }

  @Override
  public Instant instant() {
    return Micros.toInstant(micros);
  }
}

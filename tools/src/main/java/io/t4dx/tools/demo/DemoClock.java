package io.t4dx.tools.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to, so that three months pass in a second. */
final class DemoClock implements InstantSource {
  private volatile Instant now;

  DemoClock(Instant now) {
    this.now = now;
  }

  void set(Instant moment) {
    now = moment;
  }

  @Override
  public Instant instant() {
    return now;
  }
}

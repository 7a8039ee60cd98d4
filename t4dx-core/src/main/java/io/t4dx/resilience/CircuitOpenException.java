package io.t4dx.resilience;

import java.time.Duration;

/** A circuit breaker did not let a call through: nothing was done, and it can be tried later. */
public final class CircuitOpenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration remaining;

  CircuitOpenException(String breaker, CircuitBreaker.State state, Duration remaining) {
    super(
        "the circuit breaker '"
            + breaker
            + "' is "
            + state
            + (remaining.isZero()
                ? " and its trials are under way"
                : "; it lets a trial through in " + remaining)
            + "; nothing was done");
    this.remaining = remaining;
  }

  /** How long it will be until a call is let through on trial; zero while trials are under way. */
  public Duration remaining() {
    return remaining;
  }
}

package io.t4dx.resilience;

import java.time.Duration;

/** Something that happened to a store's ability to go on. */
public sealed interface ResilienceEvent {
  /** A store can do less than before, or more. */
  record LevelChanged(DegradationLevel before, DegradationLevel after, String cause)
      implements ResilienceEvent {}

  /** Queued writes were written. */
  record Drained(int written, int left) implements ResilienceEvent {}

  /** A queued write was refused when its turn came: it is lost, and nobody waits for it. */
  record QueuedWriteRefused(String cause) implements ResilienceEvent {}

  /** The breaker around the write path changed its state. */
  record BreakerChanged(CircuitBreaker.State before, CircuitBreaker.State after)
      implements ResilienceEvent {}

  /** A check failed so many times in a row that somebody should look. */
  record Alert(HealthCheck check) implements ResilienceEvent {}

  /** A check that had raised an alert succeeded. */
  record AlertEnded(HealthCheck check) implements ResilienceEvent {}

  /** A phase of the shutdown is over. */
  record PhaseEnded(ShutdownReport.Phase phase, Duration took) implements ResilienceEvent {}
}

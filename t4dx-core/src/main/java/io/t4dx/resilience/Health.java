package io.t4dx.resilience;

import java.time.Instant;
import java.util.List;

/**
 * How a store is.
 *
 * @param since when it came to its level
 * @param checks what the latest round of checks found
 * @param at when that was
 */
public record Health(DegradationLevel level, Instant since, List<HealthCheck> checks, Instant at) {
  public Health {
    checks = List.copyOf(checks);
  }

  /** Whether nothing is wrong. */
  public boolean ok() {
    return level == DegradationLevel.NORMAL && checks.stream().allMatch(HealthCheck::ok);
  }

  /** What to do, most urgent first; empty where nothing is to be done. */
  public List<String> advice() {
    return checks.stream()
        .filter(check -> !check.ok())
        .map(HealthCheck::advice)
        .filter(advice -> !advice.isEmpty())
        .toList();
  }
}

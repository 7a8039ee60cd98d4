package io.t4dx.resilience;

import java.time.Duration;
import java.util.List;

/**
 * When a circuit breaker opens and closes.
 *
 * @param failureThreshold so many failures in a row open it; from 1 to 1,000
 * @param resetTimeout so long after it opened it lets trials through; from 1 ms to a day
 * @param successThreshold so many trials in a row that succeed close it; from 1 to 1,000
 * @param excluded what a call may throw without that being a failure, subclasses too
 */
public record BreakerOptions(
    int failureThreshold,
    Duration resetTimeout,
    int successThreshold,
    List<Class<? extends Throwable>> excluded) {
  private static final int MOST = 1_000;
  private static final BreakerOptions DEFAULTS =
      new BreakerOptions(5, Duration.ofSeconds(60), 2, List.of());

  public BreakerOptions {
    check("failureThreshold", failureThreshold);
    check("successThreshold", successThreshold);
    if (resetTimeout.compareTo(Duration.ofMillis(1)) < 0
        || resetTimeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "resetTimeout is " + resetTimeout + "; it must be from 1 ms to a day");
    }
    excluded = List.copyOf(excluded);
  }

  /** Five failures open it, 60 seconds later trials are let through, and two of them close it. */
  public static BreakerOptions defaults() {
    return DEFAULTS;
  }

  public BreakerOptions failureThreshold(int value) {
    return new BreakerOptions(value, resetTimeout, successThreshold, excluded);
  }

  public BreakerOptions resetTimeout(Duration value) {
    return new BreakerOptions(failureThreshold, value, successThreshold, excluded);
  }

  public BreakerOptions successThreshold(int value) {
    return new BreakerOptions(failureThreshold, resetTimeout, value, excluded);
  }

  public BreakerOptions excluding(List<Class<? extends Throwable>> value) {
    return new BreakerOptions(failureThreshold, resetTimeout, successThreshold, value);
  }

  boolean excludes(Throwable thrown) {
    return excluded.stream().anyMatch(type -> type.isInstance(thrown));
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be from 1 to " + MOST);
    }
  }
}

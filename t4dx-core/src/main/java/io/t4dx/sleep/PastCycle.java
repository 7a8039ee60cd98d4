package io.t4dx.sleep;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cycle as the journal remembers it, in this opening of the store or an earlier one.
 *
 * @param number rises from 1
 * @param figures counts by name, in the order of the names; {@code docs/sleep.md} lists them
 */
public record PastCycle(long number, Instant began, Duration took, Map<String, Long> figures) {
  public PastCycle {
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }

  /** A figure; 0 where the journal does not have it. */
  public long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  /** How many items it forgot, by whatever rule. */
  public long forgotten() {
    long sum = 0;
    for (ForgetRule rule : ForgetRule.values()) {
      sum += figure("forgotten" + rule);
    }
    return sum;
  }
}

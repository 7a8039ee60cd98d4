package io.t4dx.bench.vectors;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmRows rows of the builds that only warm up
 * @param warmSearch how long to search before anything is timed
 * @param timedSearch how long to time one point, at least
 * @param longestPass a round over all queries that takes longer ends the search for a recall
 * @param timedBuild how long builds are repeated, at least; the fastest counts
 */
record Effort(
    int warmRows,
    Duration warmSearch,
    Duration timedSearch,
    Duration longestPass,
    Duration timedBuild) {
  static final Effort QUICK =
      new Effort(
          1_500,
          Duration.ofMillis(300),
          Duration.ofMillis(200),
          Duration.ofMillis(800),
          Duration.ofMillis(500));
  static final Effort FULL =
      new Effort(
          4_000,
          Duration.ofMillis(1_000),
          Duration.ofMillis(600),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6));
}

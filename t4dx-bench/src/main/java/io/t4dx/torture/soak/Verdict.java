package io.t4dx.torture.soak;

import io.t4dx.torture.oracle.Violation;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether the last third of a soak takes no more than the one before, and nobody waited too long.
 */
record Verdict(List<Sample> samples, Duration bound) {
  /** So much more is taken for noise: merges, garbage, and an archive that fills up. */
  private static final double SLACK = 1.5;

  private static final int FEWEST = 90;

  void check() {
    for (Sample sample : samples) {
      if (sample.slowestMillis() > bound.toMillis()) {
        throw new Violation("a call took %.0f ms".formatted(sample.slowestMillis()));
      }
    }
    if (samples.size() < FEWEST) {
      return;
    }
    // The least of a stretch is what is left when garbage and merged files have gone.
    steady("bytes of heap", Sample::heap);
    steady("bytes mapped", Sample::mapped);
    steady("files", Sample::files);
    steady("bytes in files", Sample::fileBytes);
    steady("file descriptors", Sample::descriptors);
  }

  private void steady(String what, ToLongFunction<Sample> value) {
    int third = samples.size() / 3;
    long before = least(samples.subList(third, 2 * third), value);
    long after = least(samples.subList(2 * third, samples.size()), value);
    if (after > SLACK * before) {
      throw new Violation(what + " went from " + before + " to " + after);
    }
  }

  private static long least(List<Sample> samples, ToLongFunction<Sample> value) {
    return samples.stream().mapToLong(value).min().orElse(0);
  }
}

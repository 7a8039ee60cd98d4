package io.t4dx.bench.compare;

import java.util.Set;

/** Which of two figures is the better one, told from the unit. */
enum Sense {
  MORE,
  LESS,
  NEITHER;

  private static final Set<String> TIMES_AND_SIZES = Set.of("ns", "us", "ms", "s", "bytes", "MB");

  static Sense of(String unit) {
    if (unit.endsWith("/s") || unit.equals("share") || unit.equals("recall")) {
      return MORE;
    }
    return TIMES_AND_SIZES.contains(unit) ? LESS : NEITHER;
  }
}

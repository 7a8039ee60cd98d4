package io.t4dx.bench.compare;

import java.util.Locale;

/**
 * A ratio in two reports. It moved by more than its noise where no run of one report saw a ratio
 * between those of the other: all new ones lie above all old ones, or below. Nothing is assumed of
 * how the noise is spread; if there was no change, each order of the runs is as likely as any
 * other, so that {@code a} and {@code b} runs part by chance with a probability of {@code 2 a! b! /
 * (a + b)!}: 1 in 10 for three and three, 1 in 126 for five and five.
 */
record Move(Ratio before, Ratio after) {
  /** With fewer runs in a report even runs that part say nothing: at best 1 in 3. */
  static final int FEWEST_RUNS = 3;

  enum Verdict {
    BETTER,
    WORSE,
    MOVED,
    WITHIN_NOISE,
    TOO_FEW_RUNS
  }

  Verdict verdict() {
    if (Math.min(before.runs().size(), after.runs().size()) < FEWEST_RUNS) {
      return Verdict.TOO_FEW_RUNS;
    }
    boolean above = after.lowest() > before.highest();
    boolean below = after.highest() < before.lowest();
    if (!above && !below) {
      return Verdict.WITHIN_NOISE;
    }
    return switch (before.sense()) {
      case MORE -> above ? Verdict.BETTER : Verdict.WORSE;
      case LESS -> below ? Verdict.BETTER : Verdict.WORSE;
      case NEITHER -> Verdict.MOVED;
    };
  }

  /** Once in how many comparisons runs part like this though nothing has changed. */
  double onceIn() {
    int a = before.runs().size();
    int b = after.runs().size();
    double orders = 1;
    for (int i = 1; i <= b; i++) {
      orders *= (double) (a + i) / i;
    }
    return orders / 2;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-6s %s: %.3g to %.3g, was %.3g to %.3g (by chance once in %.0f)",
        verdict().name().toLowerCase(Locale.ROOT),
        after.name(),
        after.lowest(),
        after.highest(),
        before.lowest(),
        before.highest(),
        onceIn());
  }
}

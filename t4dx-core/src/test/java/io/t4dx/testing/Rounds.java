package io.t4dx.testing;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * The rounds of a random test, each from a seed: those from 1 on, {@code -Dt4dx.rounds=500} makes
 * it so many of them, {@code -Dt4dx.seed=17} only that one. A round that fails says its seed. Who
 * runs them is told whether they were all that were asked for, and so enough to be counted.
 */
public final class Rounds {
  private static final Long ONLY = Long.getLong("t4dx.seed");

  private Rounds() {}

  /** Runs them beside each other. */
  public static boolean run(String test, int rounds, LongConsumer round) {
    return run(test, rounds, seeds(test, rounds).parallel(), round);
  }

  /** Runs them one after the other, for a test that has threads of its own. */
  public static boolean runInTurn(String test, int rounds, LongConsumer round) {
    return run(test, rounds, seeds(test, rounds), round);
  }

  private static boolean run(String test, int rounds, LongStream seeds, LongConsumer round) {
    return seeds.map(seed -> run(test, seed, round)).sum() >= rounds;
  }

  private static LongStream seeds(String test, int rounds) {
    long first = ONLY == null ? 1 : ONLY;
    long last = ONLY == null ? Integer.getInteger("t4dx.rounds", rounds) : ONLY;
    System.out.println(test + " runs with -Dt4dx.seed= " + first + " to " + last);
    return LongStream.rangeClosed(first, last);
  }

  private static long run(String test, long seed, LongConsumer round) {
    try {
      round.accept(seed);
      return 1;
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          test + ", again with -Dt4dx.seed=" + seed + "\n" + e.getMessage(), e);
    }
  }
}

package io.t4dx.core.codec;

/** The seeds of random tests: new ones each time are printed, and given ones are run again. */
public final class Seeds {
  private static final String PROPERTY = "t4dx.seed";

  private Seeds() {}

  /** The seed of a test: what {@code -Dt4dx.seed} says, or the one given; printed either way. */
  public static long of(String test, long otherwise) {
    long seed = Long.getLong(PROPERTY, otherwise);
    System.out.println(test + " runs with -D" + PROPERTY + "=" + seed);
    return seed;
  }
}

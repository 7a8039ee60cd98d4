package io.t4dx.model;

import java.time.Instant;

/** Instants as microseconds since 1970, the form in which times are kept. */
public final class Micros {
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  /** Drops what is finer than a microsecond. */
  public static long of(String field, Instant time) {
    long seconds = time.getEpochSecond();
    int micros = time.getNano() / 1000;
    try {
      // Towards zero first: the second that Long.MIN_VALUE lies in begins before it.
      return seconds < 0
          ? Math.addExact(Math.multiplyExact(seconds + 1, PER_SECOND), micros - PER_SECOND)
          : Math.addExact(Math.multiplyExact(seconds, PER_SECOND), micros);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          field + " is " + time + ", which microseconds since 1970 cannot hold", e);
    }
  }

  public static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
  }
}

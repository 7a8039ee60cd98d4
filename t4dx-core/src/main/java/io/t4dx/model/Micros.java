package io.t4dx.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970, the form in which times are kept. */
public final class Micros {
  private Micros() {}

  /** Drops what is finer than a microsecond. */
  public static long of(String field, Instant time) {
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException(
          field + " is " + time + ", which microseconds since 1970 cannot hold", e);
    }
  }

  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

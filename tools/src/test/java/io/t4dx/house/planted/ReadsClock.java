package io.t4dx.house.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/** Each method breaks the ban on clocks, but for the last. */
public final class ReadsClock {
  long millis() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  LongSupplier reference() {
    return System::nanoTime;
  }

  LongSupplier lambda() {
    return () -> System.nanoTime() + 1;
  }

  Instant now() {
    return Instant.now();
  }

  LocalDate today() {
    return LocalDate.now(ZoneId.of("UTC"));
  }

  Clock system() {
    return Clock.systemUTC();
  }

  InstantSource source() {
    return InstantSource.system();
  }

  Instant allowed(Clock clock) {
    return Instant.now(clock);
  }
}

package io.t4dx.compaction.schedule;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Lets work rest for as long as keeps it to a share of the time. For one thread. */
public final class Rests {
  /** Shorter rests are hardly measured by a timer; longer work would be noticed. */
  private static final long WORK_NANOS = 5_000_000;

  private final double restPerWork;
  private final LongSupplier ticks;
  private final LongConsumer rest;
  private long began;

  /**
   * Rests of work that begins now.
   *
   * @param share of the time in which there is work; 1 for no rest
   * @param ticks nanoseconds since any moment
   * @param rest lets so many nanoseconds pass, or about so many
   */
  public Rests(double share, LongSupplier ticks, LongConsumer rest) {
    this.restPerWork = (1 - share) / share;
    this.ticks = ticks;
    this.rest = rest;
    this.began = ticks.getAsLong();
  }

  /** Rests, if there was work for long enough. To be called often. */
  public void step() {
    long worked = ticks.getAsLong() - began;
    if (restPerWork > 0 && worked >= WORK_NANOS) {
      rest.accept(Math.round(worked * restPerWork));
      began = ticks.getAsLong();
    }
  }
}

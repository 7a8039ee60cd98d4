package io.t4dx.core.flush;

import io.t4dx.index.vector.Pace;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets searches go before the building of graphs: while one is under way a builder rests, for as
 * long as it has worked before. So it loses half of its speed where there is always a search, and
 * nothing where there is none.
 */
public final class Courtesy implements Pace {
  /** How long a builder rests before it looks again; a timer hardly measures less. */
  static final long NAP_NANOS = 50_000;

  /** What it can save up: the time of a long search. */
  static final long MOST_NANOS = 10_000_000;

  private final LongSupplier ticks;
  private final LongConsumer rest;
  private final AtomicInteger searches = new AtomicInteger();
  private long last;
  private long saved;

  /**
   * A courtesy.
   *
   * @param ticks nanoseconds since any moment
   * @param rest lets so many nanoseconds pass, or about so many
   */
  public Courtesy(LongSupplier ticks, LongConsumer rest) {
    this.ticks = ticks;
    this.rest = rest;
    this.last = ticks.getAsLong();
  }

  /** Makes a search, while builders rest. */
  public <T> T before(Supplier<T> search) {
    searches.getAndIncrement();
    try {
      return search.get();
    } finally {
      searches.getAndDecrement();
    }
  }

  @Override
  public void step() {
    if (searches.get() == 0) {
      return;
    }
    earn();
    while (searches.get() > 0 && hasSaved()) {
      rest.accept(NAP_NANOS);
      charge();
    }
  }

  /** What has passed since the last rest was work, or idleness, which harms nobody either. */
  private synchronized void earn() {
    long now = ticks.getAsLong();
    saved = Math.min(MOST_NANOS, saved + Math.max(0, now - last));
    last = now;
  }

  private synchronized boolean hasSaved() {
    return saved >= NAP_NANOS;
  }

  /** A rest costs what it took, not what it was meant to take. */
  private synchronized void charge() {
    long now = ticks.getAsLong();
    saved -= Math.max(NAP_NANOS, now - last);
    last = now;
  }
}

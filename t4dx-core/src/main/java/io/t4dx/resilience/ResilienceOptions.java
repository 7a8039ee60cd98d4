package io.t4dx.resilience;

import io.t4dx.store.T4dxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a store stays up. The defaults suit most. */
public final class ResilienceOptions {
  private final Builder from;

  private ResilienceOptions(Builder from) {
    this.from = from;
  }

  public static ResilienceOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Of the breaker around the write path. */
  public BreakerOptions breaker() {
    return from.breaker;
  }

  /** So many writes are queued at most. */
  public int queueCapacity() {
    return from.queueCapacity;
  }

  /** So many queued writes are written before it is said how many are left. */
  public int drainBatch() {
    return from.drainBatch;
  }

  /** So many items are kept for level 2. */
  public int recentItems() {
    return from.recentItems;
  }

  /** How often health is checked. */
  public Duration healthEvery() {
    return from.healthEvery;
  }

  /** How long one check may take. */
  public Duration healthTimeout() {
    return from.healthTimeout;
  }

  /** A check that fails so many times in a row raises an alert. */
  public int alertAfter() {
    return from.alertAfter;
  }

  /** Less free space than this is a failure. */
  public long leastFreeBytes() {
    return from.leastFreeBytes;
  }

  /** A cycle of sleep that takes longer than this is a failure. */
  public Duration longestSleep() {
    return from.longestSleep;
  }

  /** Every segment is read and verified once in this time. */
  public Duration verifyWithin() {
    return from.verifyWithin;
  }

  /** How long a shutdown waits for calls under way. */
  public Duration drainTimeout() {
    return from.drainTimeout;
  }

  /** Whether health is checked by a thread of the store's own, or only when it is asked for. */
  public boolean background() {
    return from.background;
  }

  /** Whether the store is shut down when the process gets SIGTERM or SIGINT. */
  public boolean onSignals() {
    return from.onSignals;
  }

  public List<ResilienceListener> listeners() {
    return List.copyOf(from.listeners);
  }

  /** Collects options; every value is checked when it is given. */
  public static final class Builder {
    private BreakerOptions breaker =
        BreakerOptions.defaults()
            .excluding(
                List.of(
                    IllegalArgumentException.class,
                    T4dxException.Overloaded.class,
                    T4dxException.Closed.class,
                    T4dxException.ComponentRefused.class));
    private int queueCapacity = 10_000;
    private int drainBatch = 100;
    private int recentItems = 1_000;
    private Duration healthEvery = Duration.ofSeconds(30);
    private Duration healthTimeout = Duration.ofSeconds(5);
    private int alertAfter = 3;
    private long leastFreeBytes = 256L << 20;
    private Duration longestSleep = Duration.ofHours(1);
    private Duration verifyWithin = Duration.ofDays(1);
    private Duration drainTimeout = Duration.ofSeconds(30);
    private boolean background = true;
    private boolean onSignals;
    private final List<ResilienceListener> listeners = new ArrayList<>();

    private Builder() {}

    /** Bad input and a store that is busy or closed are no failures unless given otherwise. */
    public Builder breaker(BreakerOptions value) {
      this.breaker = value;
      return this;
    }

    /** From 0 to 10,000, which it is unless given. */
    public Builder queueCapacity(int value) {
      this.queueCapacity = (int) between("queueCapacity", value, 0, 10_000);
      return this;
    }

    /** From 1 to 10,000; 100 unless given. */
    public Builder drainBatch(int value) {
      this.drainBatch = (int) between("drainBatch", value, 1, 10_000);
      return this;
    }

    /** From 0 to 100,000; 1,000 unless given. They take 8 MiB at most. */
    public Builder recentItems(int value) {
      this.recentItems = (int) between("recentItems", value, 0, 100_000);
      return this;
    }

    /** From 10 ms to a day; 30 seconds unless given. */
    public Builder healthEvery(Duration value) {
      this.healthEvery = between("healthEvery", value, Duration.ofMillis(10), Duration.ofDays(1));
      return this;
    }

    /** From 10 ms to an hour; 5 seconds unless given. */
    public Builder healthTimeout(Duration value) {
      this.healthTimeout =
          between("healthTimeout", value, Duration.ofMillis(10), Duration.ofHours(1));
      return this;
    }

    /** From 1 to 1,000; 3 unless given. */
    public Builder alertAfter(int value) {
      this.alertAfter = (int) between("alertAfter", value, 1, 1_000);
      return this;
    }

    /** From 0; 256 MiB unless given. */
    public Builder leastFreeBytes(long value) {
      this.leastFreeBytes = between("leastFreeBytes", value, 0, Long.MAX_VALUE);
      return this;
    }

    /** From 1 s to a year; an hour unless given. */
    public Builder longestSleep(Duration value) {
      this.longestSleep =
          between("longestSleep", value, Duration.ofSeconds(1), Duration.ofDays(365));
      return this;
    }

    /** From 1 ms to a year; a day unless given. */
    public Builder verifyWithin(Duration value) {
      this.verifyWithin =
          between("verifyWithin", value, Duration.ofMillis(1), Duration.ofDays(365));
      return this;
    }

    /** Up to an hour; 30 seconds unless given. */
    public Builder drainTimeout(Duration value) {
      this.drainTimeout = between("drainTimeout", value, Duration.ZERO, Duration.ofHours(1));
      return this;
    }

    /** Without a thread, a store that is degraded recovers when its health is asked for. */
    public Builder background(boolean value) {
      this.background = value;
      return this;
    }

    /** Not unless given; see {@code docs/resilience.md}. */
    public Builder onSignals(boolean value) {
      this.onSignals = value;
      return this;
    }

    public Builder listener(ResilienceListener value) {
      this.listeners.add(value);
      return this;
    }

    public ResilienceOptions build() {
      Builder copy = new Builder();
      copy.breaker = breaker;
      copy.queueCapacity = queueCapacity;
      copy.drainBatch = drainBatch;
      copy.recentItems = recentItems;
      copy.healthEvery = healthEvery;
      copy.healthTimeout = healthTimeout;
      copy.alertAfter = alertAfter;
      copy.leastFreeBytes = leastFreeBytes;
      copy.longestSleep = longestSleep;
      copy.verifyWithin = verifyWithin;
      copy.drainTimeout = drainTimeout;
      copy.background = background;
      copy.onSignals = onSignals;
      copy.listeners.addAll(listeners);
      return new ResilienceOptions(copy);
    }

    private static long between(String name, long value, long least, long most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " is " + value + "; it must be from " + least + " to " + most);
      }
      return value;
    }

    private static Duration between(String name, Duration value, Duration least, Duration most) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            name + " is " + value + "; it must be from " + least + " to " + most);
      }
      return value;
    }
  }
}

package io.t4dx.compaction.schedule;

import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;

/** How much a store wants to sleep. For one thread. */
public final class Pressure {
  private final double writes;
  private final double halfLifeNanos;
  private final double idleNanos;
  private double pressure;
  private long lsn;
  private long ticks;
  private long lastUse;

  /**
   * No pressure yet.
   *
   * @param lsn the newest write
   * @param ticks nanoseconds since any moment
   */
  public Pressure(SleepOptions options, long lsn, long ticks) {
    this.writes = options.get(SleepSetting.PRESSURE_WRITES);
    this.halfLifeNanos = 1e9 * options.get(SleepSetting.PRESSURE_HALF_LIFE);
    this.idleNanos = 1e9 * options.get(SleepSetting.IDLE_AFTER);
    this.lsn = lsn;
    this.ticks = ticks;
    this.lastUse = ticks;
  }

  /**
   * Looks at the store.
   *
   * @param newestLsn its newest write
   * @param used whether an application read or wrote since the last look
   * @param nowTicks nanoseconds since any moment
   */
  public void look(long newestLsn, boolean used, long nowTicks) {
    if (used) {
      lastUse = nowTicks;
    } else {
      pressure *= Math.pow(0.5, (nowTicks - ticks) / halfLifeNanos);
    }
    pressure += (newestLsn - lsn) / writes;
    lsn = newestLsn;
    ticks = nowTicks;
  }

  /** A cycle has ended, whose own writes are no pressure. */
  public void relieve(long newestLsn) {
    pressure = 0;
    lsn = newestLsn;
  }

  /** 1 is what so many writes make that a cycle is wanted. */
  public double value() {
    return pressure;
  }

  public boolean isIdle() {
    return ticks - lastUse >= idleNanos;
  }
}

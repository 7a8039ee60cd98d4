package io.t4dx.compaction.pass;

import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Reads;
import java.time.Duration;
import java.time.Instant;

/**
 * What a pass goes by.
 *
 * @param view one state of the store
 * @param now the moment by which ages are reckoned
 */
public record Round(Reads view, SleepOptions options, Instant now, Step step) {
  /** A setting that is compared with the values of items and edges, which are floats. */
  public float share(SleepSetting setting) {
    return (float) options.get(setting);
  }

  public int count(SleepSetting setting) {
    return (int) options.get(setting);
  }

  public Duration time(SleepSetting setting) {
    return Duration.ofNanos(Math.round(options.get(setting) * 1e9));
  }

  /** The moment so long before now. */
  public Instant before(SleepSetting setting) {
    return now.minus(time(setting));
  }

  /** The same round over another state. */
  public Round over(Reads other) {
    return new Round(other, options, now, step);
  }
}

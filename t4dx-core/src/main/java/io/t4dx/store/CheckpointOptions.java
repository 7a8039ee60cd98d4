package io.t4dx.store;

import java.time.Duration;

/**
 * When checkpoints are taken, and how many are kept. By itself a store takes one only where a
 * component was changed since the last.
 *
 * @param every so long after the last one; from 1 s to a day
 * @param changes after so many changes of components; from 1 to 1,000,000
 * @param logBytes when the log has grown by so much; from 64 KiB to 64 GiB. The log is kept back to
 *     the oldest checkpoint as far as it has changes of components, so this and {@code kept} bound
 *     it
 * @param kept so many of the newest; from 1 to 100
 */
public record CheckpointOptions(Duration every, int changes, long logBytes, int kept) {
  private static final CheckpointOptions DEFAULTS =
      new CheckpointOptions(Duration.ofMinutes(5), 1_000, 64L << 20, 5);

  public CheckpointOptions {
    if (every.compareTo(Duration.ofSeconds(1)) < 0 || every.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "every is " + every + "; it must be from a second to a day");
    }
    check("changes", changes, 1, 1_000_000);
    check("logBytes", logBytes, 64L << 10, 64L << 30);
    check("kept", kept, 1, 100);
  }

  /** Every 300 seconds, 1,000 changes or 64 MiB of log; five are kept. */
  public static CheckpointOptions defaults() {
    return DEFAULTS;
  }

  public CheckpointOptions every(Duration value) {
    return new CheckpointOptions(value, changes, logBytes, kept);
  }

  public CheckpointOptions changes(int value) {
    return new CheckpointOptions(every, value, logBytes, kept);
  }

  public CheckpointOptions logBytes(long value) {
    return new CheckpointOptions(every, changes, value, kept);
  }

  public CheckpointOptions kept(int value) {
    return new CheckpointOptions(every, changes, logBytes, value);
  }

  private static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be from " + least + " to " + most);
    }
  }
}

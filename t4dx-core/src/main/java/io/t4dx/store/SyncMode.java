package io.t4dx.store;

import java.time.Duration;

/** When a write becomes durable. */
public sealed interface SyncMode {
  /** Before it becomes visible, with all that the file system keeps beside the bytes. */
  static SyncMode fsync() {
    return new Fsync();
  }

  /** Before it becomes visible, with what is needed to read the bytes back. */
  static SyncMode fdatasync() {
    return new Fdatasync();
  }

  /** When the operating system writes it. A crash of the machine can take the newest writes. */
  static SyncMode none() {
    return new None();
  }

  /** At the latest so long after it became visible, as far as the disk keeps up. */
  static SyncMode interval(Duration interval) {
    return new Interval(interval);
  }

  /** Whether a write is durable before it becomes visible. */
  default boolean durable() {
    return this instanceof Fsync || this instanceof Fdatasync;
  }

  /** See {@link #fsync}. */
  record Fsync() implements SyncMode {}

  /** See {@link #fdatasync}. */
  record Fdatasync() implements SyncMode {}

  /** See {@link #none}. */
  record None() implements SyncMode {}

  /** See {@link #interval}. */
  record Interval(Duration interval) implements SyncMode {
    public Interval {
      if (interval.compareTo(Duration.ofMillis(1)) < 0
          || interval.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("sync interval " + interval + " is not in 1 ms to 1 h");
      }
    }
  }
}

package io.t4dx.core.log;

import java.time.Duration;

/** When a write becomes durable. */
public sealed interface SyncMode {
  /** Before it becomes visible, with all that the file system keeps beside the bytes. */
  SyncMode FSYNC = new Fsync();

  /** Before it becomes visible, with what is needed to read the bytes back. */
  SyncMode FDATASYNC = new Fdatasync();

  /** When the operating system writes it. A crash of the machine can take the newest writes. */
  SyncMode NONE = new None();

  /** At the latest so long after it became visible, as far as the disk keeps up. */
  static SyncMode interval(Duration interval) {
    return new Interval(interval);
  }

  /** Whether a write is durable before it becomes visible. */
  default boolean durable() {
    return this instanceof Fsync || this instanceof Fdatasync;
  }

  /** See {@link #FSYNC}. */
  record Fsync() implements SyncMode {}

  /** See {@link #FDATASYNC}. */
  record Fdatasync() implements SyncMode {}

  /** See {@link #NONE}. */
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

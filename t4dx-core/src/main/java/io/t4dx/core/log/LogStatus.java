package io.t4dx.core.log;

/**
 * A log at a moment.
 *
 * @param firstLsn the first LSN in it; above the last where it has no entry
 * @param lastLsn the last LSN in it
 * @param durableLsn the last LSN that is known to be durable
 * @param files how many files it has
 * @param bytes what their lines take, without free space
 * @param lastSyncAt when a sync succeeded last, in microseconds; 0 where none is known of
 * @param state what it is ready for
 */
public record LogStatus(
    long firstLsn,
    long lastLsn,
    long durableLsn,
    int files,
    long bytes,
    long lastSyncAt,
    State state) {

  /** What a log is ready for. */
  public enum State {
    /** It takes writes. */
    OPEN,
    /** A write failed: it takes none until it is resumed. */
    POISONED,
    /** It was closed cleanly: its last line is a seal. */
    SEALED,
    /** It is not open, and no seal says that it was closed. */
    UNSEALED,
    /** It is not as it must be. */
    DAMAGED
  }
}

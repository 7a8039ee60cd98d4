package io.t4dx.core.log.write;

/**
 * Makes writes visible. Called by the thread that leads a group, in LSN order, one group after the
 * other, after the group is durable (in modes FSYNC and FDATASYNC) or appended (NONE, INTERVAL).
 *
 * <p>A listener must not call the log it listens to: the log waits for it. What it throws poisons
 * the log, because the write is logged and cannot be undone.
 */
public interface LogListener<W extends PendingWrite> {
  /** Applies one write; its LSN and time are set. */
  void apply(W write);

  /**
   * All writes up to the LSN are applied; called once a group, before any of its writers returns.
   */
  default void published(long lastLsn) {}

  /**
   * A new file was begun: entries up to the LSN are in earlier files and are applied, all further
   * ones are in later files and are not.
   */
  default void rotated(long lastLsn) {}
}

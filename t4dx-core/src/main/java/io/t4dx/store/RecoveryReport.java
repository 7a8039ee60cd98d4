package io.t4dx.store;

import java.time.Duration;
import java.util.List;

/**
 * What opening a store found and did.
 *
 * @param created whether there was no store yet
 * @param entries how many entries of the log were replayed
 * @param lastLsn the newest write that is in the store
 * @param tornBytes how many bytes of unfinished writes were cut from the end of the log
 * @param quarantined where the bytes are that were cut or moved, as paths
 */
public record RecoveryReport(
    RecoveryMode mode,
    boolean created,
    boolean cleanShutdown,
    long entries,
    long lastLsn,
    long tornBytes,
    List<Damage> damages,
    List<String> quarantined,
    Duration duration) {

  public RecoveryReport {
    damages = List.copyOf(damages);
    quarantined = List.copyOf(quarantined);
  }

  /**
   * A place at which acknowledged data cannot be read.
   *
   * @param firstLsn the first write that is at stake
   * @param lastLsn the last write that is at stake as far as can be told
   */
  public record Damage(String file, long offset, long firstLsn, long lastLsn, String what) {}

  /** Whether everything that was ever acknowledged is there. */
  public boolean intact() {
    return damages.isEmpty();
  }
}

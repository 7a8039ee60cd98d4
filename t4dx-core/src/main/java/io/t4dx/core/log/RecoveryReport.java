package io.t4dx.core.log;

import io.t4dx.store.RecoveryMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the recovery of a log found and did.
 *
 * @param mode the mode that it ran in
 * @param filesRead how many files were read for their entries
 * @param entries how many entries were replayed
 * @param firstLsn the first LSN that was replayed; 0 where none was
 * @param lastLsn the last LSN of the log as it goes on
 * @param cleanShutdown whether the log ended with a seal
 * @param startedFresh whether mode CLEAN moved everything aside: what was replayed must be
 *     forgotten
 * @param tornTail the write that a crash interrupted; null where there is none
 * @param tornBytes how many bytes were cut off for it
 * @param damages places where acknowledged data is damaged
 * @param quarantined what was moved aside or copied aside now
 * @param inQuarantineBefore what had been there already
 */
public record RecoveryReport(
    RecoveryMode mode,
    int filesRead,
    long entries,
    long firstLsn,
    long lastLsn,
    boolean cleanShutdown,
    boolean startedFresh,
    @Nullable LogDamage tornTail,
    long tornBytes,
    List<LogDamage> damages,
    List<String> quarantined,
    List<String> inQuarantineBefore) {

  public RecoveryReport {
    damages = List.copyOf(damages);
    quarantined = List.copyOf(quarantined);
    inQuarantineBefore = List.copyOf(inQuarantineBefore);
  }

  /** Whether acknowledged data was lost to damage. */
  public boolean degraded() {
    return !damages.isEmpty();
  }

  /** What a person should do now, in a sentence. */
  public String advice() {
    if (degraded()) {
      return "acknowledged writes are missing ("
          + damages.getFirst()
          + "); keep the files in quarantine: what could be read in them is text, a line a write";
    }
    LogDamage torn = tornTail;
    if (torn != null) {
      return "nothing to do: a write that was interrupted by a crash, and never acknowledged as"
          + " durable, was cut off at offset "
          + torn.offset()
          + " of "
          + torn.file();
    }
    return "nothing to do";
  }
}

package io.t4dx.store;

import io.t4dx.store.RecoveryReport.Damage;
import java.util.List;

/**
 * What a repair found and did.
 *
 * @param entries how many writes are in the log before the first damage
 * @param tornTail whether the log ends with a write that a crash interrupted; the next opening cuts
 *     it off, and nothing acknowledged is lost by that
 * @param needsMetric whether STORE.json is damaged or missing, which no repair can write anew:
 *     nothing else knows the metric
 * @param damages what was damaged when the repair began
 * @param salvaged how many writes from behind the damage are in the log again, or would be
 * @param lost the writes that are not, or would not be, by their LSNs. There may be numbers among
 *     them that were given to writes which failed
 * @param quarantined where the damaged bytes are now, as paths
 */
public record RepairReport(
    RepairMode mode,
    long entries,
    boolean tornTail,
    boolean needsMetric,
    List<Damage> damages,
    long salvaged,
    List<Lsns> lost,
    List<String> quarantined) {

  public RepairReport {
    damages = List.copyOf(damages);
    lost = List.copyOf(lost);
    quarantined = List.copyOf(quarantined);
  }

  /** LSNs from the first to the last, both included. */
  public record Lsns(long first, long last) {}

  /** Whether nothing was damaged. */
  public boolean intact() {
    return damages.isEmpty();
  }
}

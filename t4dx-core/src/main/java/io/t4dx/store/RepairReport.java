package io.t4dx.store;

import io.t4dx.model.ItemKey;
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
 * @param segments those of which some byte is damaged
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
    List<SegmentFinding> segments,
    long salvaged,
    List<Lsns> lost,
    List<String> quarantined) {

  public RepairReport {
    damages = List.copyOf(damages);
    segments = List.copyOf(segments);
    lost = List.copyOf(lost);
    quarantined = List.copyOf(quarantined);
  }

  /** What is done about a damaged segment. */
  public enum Remedy {
    /**
     * Only what can be made again from the rest is damaged; nothing is lost. An open store does
     * that when it meets the damage, and SALVAGE does it at once.
     */
    REBUILD,
    /**
     * The log still has every write of the segment: the next opening replays them, once SALVAGE has
     * moved the file away or where that opening meets the damage.
     */
    REPLAY,
    /** SALVAGE writes all that can be read to a new file. */
    SALVAGE
  }

  /**
   * A damaged segment.
   *
   * @param what each damage
   * @param items how many items count in it
   * @param edges how many edges count in it
   * @param keptItems how many of these items are not lost
   * @param keptEdges how many of these edges are not lost
   * @param lostKeys the keys of items that are, at most {@link RecoveryReport.Loss#MOST_KEYS}, as
   *     far as they can be read
   */
  public record SegmentFinding(
      String file,
      List<String> what,
      Remedy remedy,
      long items,
      long edges,
      long keptItems,
      long keptEdges,
      List<ItemKey> lostKeys) {
    public SegmentFinding {
      what = List.copyOf(what);
      lostKeys = List.copyOf(lostKeys);
    }
  }

  /** LSNs from the first to the last, both included. */
  public record Lsns(long first, long last) {}

  /** Whether nothing was damaged but what can be made again. */
  public boolean intact() {
    return damages.isEmpty();
  }
}

package io.t4dx.store;

import io.t4dx.model.ItemKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What opening a store found and did.
 *
 * @param created whether there was no store yet
 * @param entries how many entries of the log were replayed
 * @param lastLsn the newest write that is in the store
 * @param tornBytes how many bytes of unfinished writes were cut from the end of the log
 * @param losses what is lost with segments that could not be read, besides the words of {@code
 *     damages}
 * @param replayed segments that could not be read and were not needed
 * @param quarantined where the bytes are that were cut or moved, as paths
 * @param start whether there was anything to go on from
 * @param components what became of the components of the application
 */
public record RecoveryReport(
    RecoveryMode mode,
    boolean created,
    boolean cleanShutdown,
    long entries,
    long lastLsn,
    long tornBytes,
    List<Damage> damages,
    List<Loss> losses,
    List<Replayed> replayed,
    List<String> quarantined,
    Duration duration,
    Start start,
    Components components) {

  public RecoveryReport {
    damages = List.copyOf(damages);
    losses = List.copyOf(losses);
    replayed = List.copyOf(replayed);
    quarantined = List.copyOf(quarantined);
  }

  /** Whether there was anything to go on from. */
  public enum Start {
    /**
     * There was no store, or it had lost the state of its components: they have the defaults of a
     * cold start. Items are there as far as the rest of the report says.
     */
    COLD,
    /** What was there is there again. */
    WARM
  }

  /**
   * What became of the components of the application.
   *
   * @param checkpointLsn the checkpoint that was restored; 0 where there was none
   * @param firstLsn the first change after it that was applied again; 0 where there was none
   * @param lastLsn the last one
   * @param changes how many there were
   * @param passedOver checkpoints that could not be read, newest first, and why
   */
  public record Components(
      long checkpointLsn, long firstLsn, long lastLsn, long changes, List<String> passedOver) {
    /** Nothing was there, and nothing was asked for. */
    public static final Components NONE = new Components(0, 0, 0, 0, List.of());

    public Components {
      passedOver = List.copyOf(passedOver);
    }
  }

  /**
   * A place at which acknowledged data cannot be read.
   *
   * @param firstLsn the first write that is at stake
   * @param lastLsn the last write that is at stake as far as can be told
   */
  public record Damage(String file, long offset, long firstLsn, long lastLsn, String what) {}

  /**
   * What is lost with a segment that the store goes on without.
   *
   * @param firstLsn the first write that is lost
   * @param lastLsn the last one
   * @param items how many items counted in it
   * @param edges how many edges counted in it
   * @param changes how many items elsewhere have older values of small fields than they had, as far
   *     as the file can still tell
   * @param shares whose they are; empty where the file cannot tell
   * @param keys the first items' keys, at most {@link #MOST_KEYS}, as far as the file can still
   *     tell
   */
  public record Loss(
      String file,
      long firstLsn,
      long lastLsn,
      long items,
      long edges,
      long changes,
      List<Share> shares,
      List<ItemKey> keys) {
    /** So many keys are named. */
    public static final int MOST_KEYS = 100;

    public Loss {
      shares = List.copyOf(shares);
      keys = List.copyOf(keys);
    }
  }

  /**
   * What one namespace loses.
   *
   * @param first the lowest id of its items that can be read
   * @param last the highest
   */
  public record Share(
      String namespace, long items, long edges, Optional<UUID> first, Optional<UUID> last) {}

  /** A segment that could not be read, all of whose writes were still in the log. */
  public record Replayed(String file, long firstLsn, long lastLsn) {}

  /** Whether everything that was ever acknowledged is there. */
  public boolean intact() {
    return damages.isEmpty();
  }
}

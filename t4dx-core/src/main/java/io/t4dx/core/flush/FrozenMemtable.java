package io.t4dx.core.flush;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.segment.Segment;
import java.util.Map;
import java.util.Optional;

/**
 * A memtable that takes no more writes and waits to be made durable elsewhere: what is handed over
 * to a {@link FlushTarget}. It is complete as of its last LSN; versions beyond that are changes
 * which newer memtables carry as well.
 *
 * @param scales the pending scale operations of each namespace as of its last LSN
 * @param clock the latest time that was stamped on a write up to there; microseconds since 1970
 * @param installation what is to be done when it is durable elsewhere
 */
public record FrozenMemtable(
    Memtable memtable, Map<String, ScaleLog> scales, long clock, Installation installation) {

  /** Lets go of a memtable and of what only it needed. */
  @FunctionalInterface
  public interface Installation {
    /**
     * Everything in the memtable is durable: from now on readers find it in a segment.
     *
     * @param segment what it was written to; none where there was nothing to write
     * @return the segment as readers see it
     */
    Optional<LiveSegment> install(Optional<Segment> segment);
  }

  public long firstLsn() {
    return memtable.firstLsn();
  }

  public long lastLsn() {
    return memtable.lastLsn();
  }

  /** Whether there is nothing to write: no write in it found anything to change. */
  public boolean isEmpty() {
    return memtable.namespaces().isEmpty();
  }

  /**
   * Says that everything in it is durable and readable in a segment. Its log files are deleted and
   * it leaves the memory as soon as no view reads it.
   */
  public LiveSegment installed(Segment segment) {
    return installation
        .install(Optional.of(segment))
        .orElseThrow(() -> new IllegalStateException("a segment was not installed"));
  }

  /** The same where there was nothing to write. */
  public void installed() {
    installation.install(Optional.empty());
  }
}

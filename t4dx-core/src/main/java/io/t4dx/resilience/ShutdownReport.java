package io.t4dx.resilience;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a store came to its end.
 *
 * @param phases in the order in which they were done
 * @param inFlight calls that had not ended when the store went on without them
 * @param queued writes that were queued and are lost
 */
public record ShutdownReport(List<PhaseReport> phases, long inFlight, int queued, Duration took) {
  public ShutdownReport {
    phases = List.copyOf(phases);
  }

  /** What is done, in this order. */
  public enum Phase {
    /** New calls are refused. */
    STOP_ACCEPTING,
    /** Calls under way end, and queued writes are written where the disk lets them. */
    DRAIN,
    /** A checkpoint is taken, where there are components. */
    CHECKPOINT,
    /** Memtables are flushed, the log is sealed and synced, the directory is let go. */
    SEAL_LOG,
    /** What the application asked to be called is called. */
    RELEASE
  }

  /**
   * How one phase went.
   *
   * @param problem what went wrong; the next phase was done all the same
   */
  public record PhaseReport(Phase phase, Duration took, Optional<String> problem) {}

  /** Whether everything went as it should. */
  public boolean clean() {
    return inFlight == 0
        && queued == 0
        && phases.stream().allMatch(phase -> phase.problem().isEmpty());
  }
}

package io.t4dx.resilience;

import io.t4dx.store.RecoveryReport;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator watches; cheap to gather.
 *
 * @param lsn the newest write that is visible
 * @param checkpointLsn the newest checkpoint; 0 where there is none
 * @param checkpointAge how long ago it was taken, or the store opened
 * @param componentChanges since then
 * @param buffered memories in the buffer of the agent, where one is registered
 * @param inFlight calls under way
 * @param queued writes that wait for the disk
 * @param recent items that are kept for level 2
 */
public record ResilienceFigures(
    long lsn,
    long checkpointLsn,
    Duration checkpointAge,
    long componentChanges,
    int buffered,
    long inFlight,
    RecoveryReport.Start start,
    CircuitBreaker.State breaker,
    DegradationLevel level,
    int queued,
    int recent,
    Duration syncMedian,
    Duration syncP99) {

  /** All of them as numbers by name, for whatever collects gauges. */
  public SortedMap<String, Double> gauges() {
    SortedMap<String, Double> gauges = new TreeMap<>();
    gauges.put("t4dx.wal.lsn", (double) lsn);
    gauges.put("t4dx.checkpoint.lsn", (double) checkpointLsn);
    gauges.put("t4dx.checkpoint.age.seconds", seconds(checkpointAge));
    gauges.put("t4dx.component.changes", (double) componentChanges);
    gauges.put("t4dx.buffer.size", (double) buffered);
    gauges.put("t4dx.inflight", (double) inFlight);
    gauges.put("t4dx.recovery.warm", start == RecoveryReport.Start.WARM ? 1.0 : 0.0);
    gauges.put("t4dx.breaker.open", breakerNumber());
    gauges.put("t4dx.level", (double) level.number());
    gauges.put("t4dx.queue.length", (double) queued);
    gauges.put("t4dx.recent.items", (double) recent);
    gauges.put("t4dx.sync.median.seconds", seconds(syncMedian));
    gauges.put("t4dx.sync.p99.seconds", seconds(syncP99));
    return gauges;
  }

  private double breakerNumber() {
    return switch (breaker) {
      case CLOSED -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN -> 1;
    };
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}

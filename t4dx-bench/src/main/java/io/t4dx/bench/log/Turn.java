package io.t4dx.bench.log;

import io.t4dx.bench.report.Latencies;
import java.time.Duration;

/** How long all the calls of a turn took, and the turn itself. */
record Turn(Latencies calls, Duration duration) {
  Turn {
    if (calls.size() == 0) {
      throw new IllegalStateException("no call ended within the turn: the device stands still");
    }
  }

  /** The time in microseconds that the given share of all calls did not exceed. */
  double micros(double share) {
    return calls.quantile(share) / 1e3;
  }

  double perSecond() {
    return calls.size() / (duration.toNanos() / 1e9);
  }
}

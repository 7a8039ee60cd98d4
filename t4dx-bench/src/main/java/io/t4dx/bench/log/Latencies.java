package io.t4dx.bench.log;

import java.util.Arrays;
import java.util.List;

/** How long the calls of a turn took, all of them, in order of length. */
final class Latencies {
  private final long[] sortedNanos;
  private final double seconds;

  private Latencies(long[] sortedNanos, double seconds) {
    this.sortedNanos = sortedNanos;
    this.seconds = seconds;
  }

  static Latencies of(List<long[]> byThread, double seconds) {
    long[] all = byThread.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    if (all.length == 0) {
      throw new IllegalStateException("no call ended within the turn: the device stands still");
    }
    return new Latencies(all, seconds);
  }

  /** The time in microseconds that the given share of all calls did not exceed. */
  double micros(double share) {
    return sortedNanos[(int) ((sortedNanos.length - 1) * share)] / 1e3;
  }

  double perSecond() {
    return sortedNanos.length / seconds;
  }
}

package io.t4dx.bench.vectors;

/**
 * What searching costs at one recall.
 *
 * @param ef the candidates that were kept; a fraction where the recall lies between two values of
 *     it
 * @param queriesPerSecond from the fastest round
 * @param p50Micros the median query, in the median round
 * @param p99Micros the slow queries, in the median round
 */
record OperatingPoint(
    double ef, double recall, double queriesPerSecond, double p50Micros, double p99Micros) {

  /** The point between two, where recall has the given value. */
  static OperatingPoint between(OperatingPoint low, OperatingPoint high, double recall) {
    double share = (recall - low.recall) / (high.recall - low.recall);
    return new OperatingPoint(
        mix(low.ef, high.ef, share),
        recall,
        1 / mix(1 / low.queriesPerSecond, 1 / high.queriesPerSecond, share),
        mix(low.p50Micros, high.p50Micros, share),
        mix(low.p99Micros, high.p99Micros, share));
  }

  private static double mix(double low, double high, double share) {
    return low + (high - low) * share;
  }
}

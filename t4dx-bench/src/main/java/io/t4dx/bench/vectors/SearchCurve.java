package io.t4dx.bench.vectors;

import io.t4dx.bench.vectors.data.DataSet;
import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.GroundTruth;
import io.t4dx.bench.vectors.system.BuiltIndex;
import io.t4dx.bench.vectors.system.Pass;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the {@code ef} at which an index reaches a recall, and times it there. */
final class SearchCurve {
  private static final int MAXIMUM_EF = 2048;
  private static final int MINIMUM_PASSES = 3;
  private static final int MAXIMUM_PASSES = 60;

  private final BuiltIndex index;
  private final DataSet data;
  private final GroundTruth truth;
  private final Optional<FilterSet> filters;
  private final Effort effort;
  private final int width;
  private long lastPass;
  private final Map<Integer, Double> recalls = new HashMap<>();
  private final Map<Integer, OperatingPoint> points = new HashMap<>();

  SearchCurve(
      BuiltIndex index,
      DataSet data,
      GroundTruth truth,
      Optional<FilterSet> filters,
      Effort effort) {
    this.index = index;
    this.data = data;
    this.truth = truth;
    this.filters = filters;
    this.effort = effort;
    this.width = truth.k() + (data.findsItself() ? 1 : 0);
  }

  /** Searches until the code is compiled and the rows are in the cache. */
  void warm(int ef) throws IOException {
    long until = System.nanoTime() + effort.warmSearch().toNanos();
    do {
      pass(ef);
    } while (System.nanoTime() < until);
  }

  /**
   * The cost of the given recall, or empty where it is not reached within the bounds on {@code ef}
   * and time.
   */
  Optional<OperatingPoint> at(double recall) throws IOException {
    int high = width;
    int low = high;
    while (recallAt(high) < recall) {
      if (high >= MAXIMUM_EF || lastPass > effort.longestPass().toNanos()) {
        return Optional.empty();
      }
      low = high;
      high = Math.min(2 * high, MAXIMUM_EF);
    }
    if (low == high) {
      return Optional.of(pointAt(high));
    }
    while (high - low > Math.max(1, low / 8)) {
      int middle = (int) Math.round(Math.sqrt((double) low * high));
      if (recallAt(middle) < recall) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of(OperatingPoint.between(pointAt(low), pointAt(high), recall));
  }

  /** The recall with the given number of candidates. */
  double recallAt(int ef) throws IOException {
    Double known = recalls.get(ef);
    if (known == null) {
      known = truth.recall(pass(ef).found(), width);
      recalls.put(ef, known);
    }
    return known;
  }

  private OperatingPoint pointAt(int ef) throws IOException {
    OperatingPoint known = points.get(ef);
    if (known == null) {
      known = time(ef);
      points.put(ef, known);
    }
    return known;
  }

  private OperatingPoint time(int ef) throws IOException {
    double recall = recallAt(ef);
    long[] p50 = new long[MAXIMUM_PASSES];
    long[] p99 = new long[MAXIMUM_PASSES];
    long fastest = Long.MAX_VALUE;
    long spent = 0;
    int passes = 0;
    while (passes < MINIMUM_PASSES
        || (passes < MAXIMUM_PASSES && spent < effort.timedSearch().toNanos())) {
      Pass pass = pass(ef);
      p50[passes] = pass.quantileNanos(0.5);
      p99[passes] = pass.quantileNanos(0.99);
      fastest = Math.min(fastest, pass.totalNanos());
      spent += pass.totalNanos();
      passes++;
    }
    return new OperatingPoint(
        ef,
        recall,
        data.queries().size() * 1e9 / fastest,
        median(p50, passes),
        median(p99, passes));
  }

  private static double median(long[] nanos, int count) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[count / 2] / 1e3;
  }

  private Pass pass(int ef) throws IOException {
    Pass pass = index.search(data.queries(), width, Math.max(ef, width), filters);
    lastPass = pass.totalNanos();
    return pass;
  }
}

package io.t4dx.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One number that was seen: which suite, on which data, of which system, what, in which unit.
 *
 * @param value the median of the runs
 * @param runs what each run saw, in their order
 */
public record Result(
    String suite,
    String caseName,
    String system,
    String metric,
    String unit,
    double value,
    List<Double> runs) {

  public Result {
    runs = List.copyOf(runs);
    for (double seen : runs) {
      if (!Double.isFinite(seen)) {
        throw new IllegalArgumentException(
            "the value of %s of %s in %s/%s is %s: leave out what was not measured"
                .formatted(metric, system, suite, caseName, seen));
      }
    }
  }

  /** A number that one run saw. */
  public Result(
      String suite, String caseName, String system, String metric, String unit, double value) {
    this(suite, caseName, system, metric, unit, value, List.of(value));
  }

  /** The same, seen again by later runs. */
  Result and(Result later) {
    List<Double> all = new ArrayList<>(runs);
    all.addAll(later.runs);
    return of(all);
  }

  private Result of(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    return new Result(suite, caseName, system, metric, unit, median, all);
  }

  /** Whether this is the same figure as another one, whatever the values. */
  boolean isSameFigure(Result other) {
    return suite.equals(other.suite)
        && caseName.equals(other.caseName)
        && system.equals(other.system)
        && metric.equals(other.metric);
  }
}

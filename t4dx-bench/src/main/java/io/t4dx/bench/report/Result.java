package io.t4dx.bench.report;

/** One number that was seen: which suite, on which data, of which system, what, in which unit. */
public record Result(
    String suite, String caseName, String system, String metric, String unit, double value) {

  public Result {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the value of %s of %s in %s/%s is %s: leave out what was not measured"
              .formatted(metric, system, suite, caseName, value));
    }
  }
}

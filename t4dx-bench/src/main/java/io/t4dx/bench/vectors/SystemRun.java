package io.t4dx.bench.vectors;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Result;
import io.t4dx.bench.vectors.data.DataSet;
import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.GroundTruth;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.system.BuiltIndex;
import io.t4dx.bench.vectors.system.VectorSystem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One system on one data set: builds its index once and hands it to every case that wants it. */
final class SystemRun implements Closeable {
  private static final int WARM_BUILDS = 2;
  private static final int MAXIMUM_BUILDS = 5;
  private static final int OPENS = 9;
  private static final int GRAPH_QUALITY_EF = 64;
  private static final int WARM_EF = 40;
  private static final double FILTER_RECALL = 0.95;
  private static final double[] RECALLS = {0.95, 0.99};

  private final VectorSystem system;
  private final DataSet data;
  private final GroundTruth truth;
  private final Effort effort;
  private final BenchReport report;
  private boolean warm;
  private double fastestBuildNanos;
  private @Nullable BuiltIndex built;

  SystemRun(
      VectorSystem system, DataSet data, GroundTruth truth, Effort effort, BenchReport report) {
    this.system = system;
    this.data = data;
    this.truth = truth;
    this.effort = effort;
    this.report = report;
  }

  /** Building, searching at fixed recalls, size and opening. */
  void search(String caseName) throws IOException {
    BuiltIndex index = index();
    int rows = data.rows().rows();
    add(caseName, "build", "items/s", rows / fastestBuildNanos * 1e9);
    if (system.buildThreads() > 1) {
      double nanos = build(system.buildThreads());
      add(
          caseName,
          "build, %d threads".formatted(system.buildThreads()),
          "items/s",
          rows / nanos * 1e9);
    }
    SearchCurve curve = curve(index, Optional.empty(), truth);
    add(caseName, "recall at ef " + GRAPH_QUALITY_EF, "recall", curve.recallAt(GRAPH_QUALITY_EF));
    for (double recall : RECALLS) {
      Optional<OperatingPoint> point = curve.at(recall);
      if (point.isEmpty()) {
        skip(caseName, "does not reach a recall of " + recall + " in time");
        continue;
      }
      add(caseName, "qps at " + recall, "q/s", point.get().queriesPerSecond());
      add(caseName, "p50 at " + recall, "us", point.get().p50Micros());
      add(caseName, "p99 at " + recall, "us", point.get().p99Micros());
      add(caseName, "ef at " + recall, "rows", point.get().ef());
    }
    OptionalLong bytes = index.graphBytes();
    if (bytes.isPresent()) {
      add(caseName, "graph", "bytes/row", (double) bytes.getAsLong() / rows);
    }
    OptionalLong codes = index.codeBytes();
    if (codes.isPresent()) {
      add(caseName, "codes", "bytes/row", (double) codes.getAsLong() / rows);
    }
    open(caseName, index);
  }

  private void open(String caseName, BuiltIndex index) throws IOException {
    long[] nanos = new long[OPENS];
    for (int i = 0; i < OPENS; i++) {
      OptionalLong once = index.openNanos();
      if (once.isEmpty()) {
        return;
      }
      nanos[i] = once.getAsLong();
    }
    Arrays.sort(nanos);
    add(caseName, "open", "ms", nanos[OPENS / 2] / 1e6);
  }

  /** Searching through filters, beside the same queries without one. */
  void filter(String caseName, Map<FilterSet, GroundTruth> filters) throws IOException {
    if (!system.filters()) {
      skip(caseName, "cannot filter");
      return;
    }
    BuiltIndex index = index();
    Optional<OperatingPoint> free = curve(index, Optional.empty(), truth).at(FILTER_RECALL);
    if (free.isEmpty()) {
      skip(caseName, "does not reach a recall of " + FILTER_RECALL + " without a filter");
      return;
    }
    add(caseName, "unfiltered", "q/s", free.get().queriesPerSecond());
    for (Map.Entry<FilterSet, GroundTruth> entry : filters.entrySet()) {
      String name = entry.getKey().name();
      SearchCurve curve = curve(index, Optional.of(entry.getKey()), entry.getValue());
      Optional<OperatingPoint> point = curve.at(FILTER_RECALL);
      if (point.isEmpty()) {
        skip(caseName, "does not reach a recall of " + FILTER_RECALL + " in time with " + name);
        continue;
      }
      double rate = point.get().queriesPerSecond();
      add(caseName, name, "q/s", rate);
      add(caseName, name + " / unfiltered", "ratio", rate / free.get().queriesPerSecond());
      OptionalLong nanos = index.prepareNanos(entry.getKey().of(0));
      if (nanos.isPresent()) {
        add(caseName, name + " prepared", "us", nanos.getAsLong() / 1e3);
      }
    }
  }

  /** Joining ten indexes, and how well the result searches beside a fresh build. */
  void merge(String caseName, int parts) throws IOException {
    if (!system.merges()) {
      skip(caseName, "cannot merge");
      return;
    }
    BuiltIndex fresh = index();
    try (BuiltIndex merged = system.merge(data.rows(), data.metric(), parts)) {
      add(caseName, "merge", "s", merged.buildNanos() / 1e9);
      add(caseName, "merge rate", "items/s", data.rows().rows() * 1e9 / merged.buildNanos());
      add(caseName, "build / merge", "ratio", fastestBuildNanos / merged.buildNanos());
      SearchCurve old = curve(fresh, Optional.empty(), truth);
      SearchCurve joined = curve(merged, Optional.empty(), truth);
      Optional<OperatingPoint> before = old.at(FILTER_RECALL);
      Optional<OperatingPoint> after = joined.at(FILTER_RECALL);
      if (before.isEmpty() || after.isEmpty()) {
        skip(caseName, "does not reach a recall of " + FILTER_RECALL);
        return;
      }
      double rate = after.get().queriesPerSecond();
      add(caseName, "qps at " + FILTER_RECALL, "q/s", rate);
      add(caseName, "merged / fresh qps", "ratio", rate / before.get().queriesPerSecond());
    }
  }

  private SearchCurve curve(BuiltIndex index, Optional<FilterSet> filters, GroundTruth of)
      throws IOException {
    SearchCurve curve = new SearchCurve(index, data, of, filters, effort);
    curve.warm(WARM_EF);
    return curve;
  }

  private BuiltIndex index() throws IOException {
    if (built == null) {
      fastestBuildNanos = build(1);
    }
    return java.util.Objects.requireNonNull(built);
  }

  /**
   * Builds until enough time was spent, keeps the last index of the first call, and returns the
   * fastest time.
   */
  private double build(int threads) throws IOException {
    warmUp();
    long fastest = Long.MAX_VALUE;
    long spent = 0;
    for (int i = 0; i < MAXIMUM_BUILDS && spent < effort.timedBuild().toNanos(); i++) {
      System.gc();
      BuiltIndex index = system.build(data.rows(), data.metric(), threads);
      fastest = Math.min(fastest, index.buildNanos());
      spent += index.buildNanos();
      if (built == null) {
        built = index;
      } else {
        index.close();
      }
    }
    return fastest;
  }

  private void warmUp() throws IOException {
    if (warm) {
      return;
    }
    warm = true;
    Matrix rows = data.rows().slice(0, Math.min(effort.warmRows(), data.rows().rows()));
    for (int i = 0; i < WARM_BUILDS; i++) {
      system.build(rows, data.metric(), 1).close();
    }
  }

  private void add(String caseName, String metric, String unit, double value) {
    report.add(new Result(VectorSuite.NAME, caseName, system.name(), metric, unit, value));
  }

  private void skip(String caseName, String why) {
    report.note("skipped: %s of %s: %s".formatted(caseName, system.name(), why));
  }

  @Override
  public void close() throws IOException {
    if (built != null) {
      built.close();
      built = null;
    }
  }
}

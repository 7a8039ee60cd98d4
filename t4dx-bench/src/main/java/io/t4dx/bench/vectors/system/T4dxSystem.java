package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import io.t4dx.index.vector.BuildOptions;
import io.t4dx.index.vector.VectorIndex;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The index of this project. The rows lie in a mapped file beforehand, as in a segment; its time
 * contains quantising, writing the index to a file and forcing it to the device.
 */
public final class T4dxSystem implements VectorSystem {
  private final String name;
  private final BuildOptions options;

  private T4dxSystem(String name, BuildOptions options) {
    this.name = name;
    this.options = options;
  }

  /** With the parameters that every system is measured with. */
  public static T4dxSystem common() {
    GraphParameters common = GraphParameters.COMMON;
    return new T4dxSystem(
        "t4dx",
        BuildOptions.DEFAULT
            .withM(common.m())
            .withEfConstruction(common.efConstruction())
            .withThreads(1));
  }

  /** With its own defaults. */
  public static T4dxSystem byDefault() {
    return new T4dxSystem("t4dx-default", BuildOptions.DEFAULT.withThreads(1));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "this build, M %d, efConstruction %d".formatted(options.m(), options.efConstruction());
  }

  @Override
  public int buildThreads() {
    return 2;
  }

  @Override
  public boolean filters() {
    return true;
  }

  @Override
  public BuiltIndex build(Matrix rows, Metric metric, int threads) throws IOException {
    T4dxFiles files = new T4dxFiles(rows);
    try (Arena building = Arena.ofShared()) {
      long start = System.nanoTime();
      MemorySegment image =
          VectorIndex.build(
              files.rows(),
              rows.rows(),
              rows.dimensions(),
              metricOf(metric),
              options.withThreads(threads),
              building);
      files.write(image);
      return new T4dxIndex(System.nanoTime() - start, files);
    }
  }

  private static io.t4dx.index.kernel.Metric metricOf(Metric metric) {
    return metric == Metric.COSINE
        ? io.t4dx.index.kernel.Metric.COSINE
        : io.t4dx.index.kernel.Metric.EUCLIDEAN;
  }
}

package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import io.t4dx.index.vector.BuildOptions;
import io.t4dx.index.vector.MergeSource;
import io.t4dx.index.vector.VectorIndex;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The index of this project. The rows lie in a mapped file beforehand, as in a segment; its time
 * contains quantising, writing the index to a file and forcing it to the device.
 */
public final class T4dxSystem implements VectorSystem {
  private final String name;
  private final BuildOptions options;
  private final int buildThreads;

  private T4dxSystem(String name, BuildOptions options, int buildThreads) {
    this.name = name;
    this.options = options;
    this.buildThreads = buildThreads;
  }

  /** With the parameters that every system is measured with. */
  public static T4dxSystem common() {
    GraphParameters common = GraphParameters.COMMON;
    return new T4dxSystem(
        "t4dx",
        BuildOptions.DEFAULT
            .withM(common.m())
            .withEfConstruction(common.efConstruction())
            .withThreads(1),
        2);
  }

  /** With its own defaults. */
  public static T4dxSystem byDefault() {
    return new T4dxSystem("t4dx-default", BuildOptions.DEFAULT.withThreads(1), 1);
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
    return buildThreads;
  }

  @Override
  public boolean filters() {
    return true;
  }

  @Override
  public T4dxIndex build(Matrix rows, Metric metric, int threads) throws IOException {
    T4dxFiles files = T4dxFiles.of(rows);
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

  @Override
  public boolean merges() {
    return true;
  }

  @Override
  public BuiltIndex merge(Matrix rows, Metric metric, int parts) throws IOException {
    List<T4dxIndex> built = new ArrayList<>();
    List<MergeSource> sources = new ArrayList<>();
    try (Arena merging = Arena.ofShared()) {
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) rows.rows() * part / parts);
        int to = (int) ((long) rows.rows() * (part + 1) / parts);
        T4dxIndex index = build(rows.slice(from, to), metric, 1);
        built.add(index);
        sources.add(new MergeSource(index.index(), IntStream.range(from, to).toArray()));
      }
      long start = System.nanoTime();
      T4dxFiles files = T4dxFiles.join(built.stream().map(T4dxIndex::files).toList());
      MemorySegment image =
          VectorIndex.merge(
              sources,
              files.rows(),
              rows.rows(),
              rows.dimensions(),
              metricOf(metric),
              options.withThreads(1),
              merging);
      files.write(image);
      return new T4dxIndex(System.nanoTime() - start, files);
    } finally {
      for (T4dxIndex index : built) {
        index.close();
      }
    }
  }

  private static io.t4dx.index.kernel.Metric metricOf(Metric metric) {
    return metric == Metric.COSINE
        ? io.t4dx.index.kernel.Metric.COSINE
        : io.t4dx.index.kernel.Metric.EUCLIDEAN;
  }
}

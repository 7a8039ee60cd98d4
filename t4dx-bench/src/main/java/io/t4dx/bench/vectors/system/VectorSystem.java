package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A library that builds a graph over rows and searches it. */
public interface VectorSystem extends Closeable {
  /** What tables call it. */
  String name();

  /** Its version, as its publisher names it. */
  String version();

  /** Why it cannot run here, if it cannot. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** What it is built with in this suite: the common parameters, or its own default. */
  default GraphParameters parameters() {
    return GraphParameters.COMMON;
  }

  /** How many threads its builds are measured with, beside one. */
  default int buildThreads() {
    return 1;
  }

  /** Whether it can search the rows that pass a filter. */
  default boolean filters() {
    return false;
  }

  /** Whether it can join indexes. */
  default boolean merges() {
    return false;
  }

  /** Whether it is too slow for the larger data sets of a quick run. */
  default boolean slow() {
    return false;
  }

  /** Builds an index; getting the rows to where the system wants them is not part of its time. */
  BuiltIndex build(Matrix rows, Metric metric, int threads) throws IOException;

  /**
   * Builds one index for each part of the rows, then joins them; only the joining is part of its
   * time.
   */
  default BuiltIndex merge(Matrix rows, Metric metric, int parts) throws IOException {
    throw new UnsupportedOperationException(name() + " cannot merge");
  }

  @Override
  default void close() throws IOException {}
}

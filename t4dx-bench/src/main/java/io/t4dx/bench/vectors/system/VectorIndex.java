package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.FilterSet;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An index that was built. */
public interface VectorIndex extends Closeable {
  /** How long building, or merging, took. */
  long buildNanos();

  /** Asks every query once, in one thread, each through its filter if there are filters. */
  Pass search(List<float[]> queries, int k, int ef, Optional<FilterSet> filters) throws IOException;

  /** What the index takes beyond the vectors and their codes. */
  default OptionalLong graphBytes() throws IOException {
    return OptionalLong.empty();
  }

  /**
   * How long it takes to open the stored index, from files in the page cache to the point where it
   * can search.
   */
  default OptionalLong openNanos() throws IOException {
    return OptionalLong.empty();
  }
}

package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.RowFilter;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An index that was built. */
public interface BuiltIndex extends Closeable {
  /** How long building, or merging, took. */
  long buildNanos();

  /** Asks every query once, in one thread, each through its filter if there are filters. */
  Pass search(List<float[]> queries, int k, int ef, Optional<FilterSet> filters) throws IOException;

  /** What the index takes beyond the vectors and their codes. */
  default OptionalLong graphBytes() throws IOException {
    return OptionalLong.empty();
  }

  /** What its codes take: vectors in a shorter form to navigate by. */
  default OptionalLong codeBytes() {
    return OptionalLong.empty();
  }

  /** How long it takes to turn a bitmap of rows into what a search is given. */
  default OptionalLong prepareNanos(RowFilter filter) {
    return OptionalLong.empty();
  }

  /**
   * How long it takes to open the stored index, its files in the page cache, until it can search.
   */
  default OptionalLong openNanos() throws IOException {
    return OptionalLong.empty();
  }
}

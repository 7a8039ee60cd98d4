package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.RowFilter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An index that is searched in this JVM.
 *
 * @param <F> what the system takes as a filter
 */
public abstract class JvmIndex<F> implements BuiltIndex {
  private final long buildNanos;

  protected JvmIndex(long buildNanos) {
    this.buildNanos = buildNanos;
  }

  @Override
  public final long buildNanos() {
    return buildNanos;
  }

  /** Makes the system's own kind of filter, as an embedder would hold it before it asks. */
  protected F prepare(RowFilter filter) throws IOException {
    throw new UnsupportedOperationException("no filtered search");
  }

  /** Writes the {@code k} rows that were found, nearest first, from {@code into[at]} on. */
  protected abstract void search(
      float[] query, int k, int ef, Optional<F> filter, int[] into, int at) throws IOException;

  @Override
  public final Pass search(List<float[]> queries, int k, int ef, Optional<FilterSet> filters)
      throws IOException {
    List<Optional<F>> prepared = new java.util.ArrayList<>();
    if (filters.isPresent()) {
      for (RowFilter filter : filters.get().filters()) {
        prepared.add(Optional.of(prepare(filter)));
      }
    }
    Pass pass = new Pass(queries.size(), k);
    for (int query = 0; query < queries.size(); query++) {
      float[] vector = queries.get(query);
      Optional<F> filter =
          prepared.isEmpty() ? Optional.empty() : prepared.get(filters.get().ofQuery().get(query));
      long start = System.nanoTime();
      search(vector, k, ef, filter, pass.found(), query * k);
      pass.nanos()[query] = System.nanoTime() - start;
    }
    return pass;
  }
}

package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.RowFilter;
import io.t4dx.index.vector.AcceptedRows;
import io.t4dx.index.vector.Hits;
import io.t4dx.index.vector.SearchRequest;
import io.t4dx.index.vector.VectorIndex;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** An index of ours, searched in its mapped file. */
final class T4dxIndex extends JvmIndex<AcceptedRows> {
  private static final int PREPARATIONS = 21;

  private final T4dxFiles files;
  private final VectorIndex index;

  T4dxIndex(long buildNanos, T4dxFiles files) throws IOException {
    super(buildNanos);
    this.files = files;
    this.index = VectorIndex.open(files.image(files.arena()), files.rows());
  }

  VectorIndex index() {
    return index;
  }

  T4dxFiles files() {
    return files;
  }

  @Override
  protected AcceptedRows prepare(RowFilter filter) {
    return index.accept(bitmap(filter));
  }

  private static RoaringBitmap bitmap(RowFilter filter) {
    RoaringBitmap bitmap = new RoaringBitmap();
    for (int row = 0; row < filter.rows(); row++) {
      if (filter.accepts(row)) {
        bitmap.add(row);
      }
    }
    bitmap.runOptimize();
    return bitmap;
  }

  @Override
  protected void search(
      float[] query, int k, int ef, Optional<AcceptedRows> filter, int[] into, int at) {
    SearchRequest request = SearchRequest.of(query, k).ef(ef);
    Hits hits = index.search(filter.isPresent() ? request.accepting(filter.get()) : request);
    for (int i = 0; i < hits.size(); i++) {
      into[at + i] = hits.row(i);
    }
  }

  @Override
  public OptionalLong prepareNanos(RowFilter filter) {
    RoaringBitmap bitmap = bitmap(filter);
    long[] nanos = new long[PREPARATIONS];
    for (int i = 0; i < PREPARATIONS; i++) {
      long start = System.nanoTime();
      AcceptedRows accepted = index.accept(bitmap);
      nanos[i] = System.nanoTime() - start;
      if (accepted.count() > index.rows()) {
        throw new IllegalStateException("more rows accepted than there are");
      }
    }
    Arrays.sort(nanos);
    return OptionalLong.of(nanos[PREPARATIONS / 2]);
  }

  @Override
  public OptionalLong graphBytes() {
    return OptionalLong.of(index.byteSize() - index.codeBytes());
  }

  @Override
  public OptionalLong codeBytes() {
    return OptionalLong.of(index.codeBytes());
  }

  @Override
  public OptionalLong openNanos() throws IOException {
    try (Arena lifetime = Arena.ofShared()) {
      long start = System.nanoTime();
      VectorIndex opened = VectorIndex.open(files.image(lifetime), files.rows());
      long nanos = System.nanoTime() - start;
      return opened.rows() == index.rows() ? OptionalLong.of(nanos) : OptionalLong.empty();
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}

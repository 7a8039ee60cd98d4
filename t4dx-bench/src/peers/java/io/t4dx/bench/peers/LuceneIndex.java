package io.t4dx.bench.peers;

import io.t4dx.bench.vectors.data.RowFilter;
import io.t4dx.bench.vectors.system.JvmIndex;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.FixedBitSet;

/**
 * A Lucene index of one segment. Its query keeps as many candidates as it returns, so {@code ef} is
 * what it is asked for.
 */
final class LuceneIndex extends JvmIndex<Query> {
  private final Path place;
  private final MMapDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final int[] rowOf;

  LuceneIndex(long buildNanos, Path place, MMapDirectory directory) throws IOException {
    super(buildNanos);
    this.place = place;
    this.directory = directory;
    this.reader = DirectoryReader.open(directory);
    if (reader.leaves().size() != 1) {
      throw new IOException("expected one segment, found " + reader.leaves().size());
    }
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    this.rowOf = new int[reader.maxDoc()];
    NumericDocValues rows = reader.leaves().get(0).reader().getNumericDocValues(LuceneSystem.ROW);
    for (int document = rows.nextDoc(); document < rowOf.length; document = rows.nextDoc()) {
      rowOf[document] = (int) rows.longValue();
    }
  }

  @Override
  protected Query prepare(RowFilter filter) {
    FixedBitSet documents = new FixedBitSet(rowOf.length);
    for (int document = 0; document < rowOf.length; document++) {
      if (filter.accepts(rowOf[document])) {
        documents.set(document);
      }
    }
    return new BitsQuery(documents);
  }

  @Override
  protected void search(float[] query, int k, int ef, Optional<Query> filter, int[] into, int at)
      throws IOException {
    KnnFloatVectorQuery asked =
        new KnnFloatVectorQuery(LuceneSystem.VECTOR, query, Math.max(k, ef), filter.orElse(null));
    for (ScoreDoc found : searcher.search(asked, k).scoreDocs) {
      into[at++] = rowOf[found.doc];
    }
  }

  @Override
  public OptionalLong graphBytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      if (file.endsWith(".vex") || file.endsWith(".vem")) {
        bytes += directory.fileLength(file);
      }
    }
    return OptionalLong.of(bytes);
  }

  @Override
  public OptionalLong openNanos() throws IOException {
    long start = System.nanoTime();
    DirectoryReader opened = DirectoryReader.open(directory);
    long nanos = System.nanoTime() - start;
    opened.close();
    return OptionalLong.of(nanos);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    TemporaryFiles.deleteTree(place);
  }
}

package io.t4dx.bench.peers;

import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.bench.vectors.data.Metric;
import io.t4dx.bench.vectors.system.BuiltIndex;
import io.t4dx.bench.vectors.system.VectorSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene: one segment that is flushed once, or parts that forceMerge joins. Its time contains
 * writing the segment, as a commit does.
 */
public final class LuceneSystem implements VectorSystem {
  static final String VECTOR = "vector";
  static final String ROW = "row";
  private static final double BUFFER_MIB = 1900;

  @Override
  public String name() {
    return "lucene";
  }

  @Override
  public String version() {
    return Version.LATEST.toString();
  }

  @Override
  public boolean filters() {
    return true;
  }

  @Override
  public boolean merges() {
    return true;
  }

  @Override
  public BuiltIndex build(Matrix rows, Metric metric, int threads) throws IOException {
    Path place = Files.createTempDirectory("t4dx-bench-lucene");
    MMapDirectory directory = new MMapDirectory(place);
    long start = System.nanoTime();
    try (IndexWriter writer =
        new IndexWriter(directory, configuration().setMergePolicy(NoMergePolicy.INSTANCE))) {
      add(writer, rows, 0, rows.rows(), metric);
      writer.commit();
    }
    return new LuceneIndex(System.nanoTime() - start, place, directory);
  }

  @Override
  public BuiltIndex merge(Matrix rows, Metric metric, int parts) throws IOException {
    Path place = Files.createTempDirectory("t4dx-bench-lucene");
    MMapDirectory directory = new MMapDirectory(place);
    try (IndexWriter writer =
        new IndexWriter(directory, configuration().setMergePolicy(NoMergePolicy.INSTANCE))) {
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) rows.rows() * part / parts);
        int to = (int) ((long) rows.rows() * (part + 1) / parts);
        add(writer, rows, from, to, metric);
        writer.commit();
      }
    }
    long start = System.nanoTime();
    try (IndexWriter writer =
        new IndexWriter(directory, configuration().setMergePolicy(new LogDocMergePolicy()))) {
      writer.forceMerge(1);
      writer.commit();
    }
    return new LuceneIndex(System.nanoTime() - start, place, directory);
  }

  private IndexWriterConfig configuration() {
    KnnVectorsFormat vectors =
        new Lucene99HnswVectorsFormat(parameters().m(), parameters().efConstruction());
    Codec codec =
        new Lucene104Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return vectors;
          }
        };
    return new IndexWriterConfig()
        .setCodec(codec)
        .setUseCompoundFile(false)
        .setRAMBufferSizeMB(BUFFER_MIB)
        .setMaxBufferedDocs(IndexWriterConfig.DISABLE_AUTO_FLUSH);
  }

  private static void add(IndexWriter writer, Matrix rows, int from, int to, Metric metric)
      throws IOException {
    VectorSimilarityFunction similarity =
        metric == Metric.COSINE
            ? VectorSimilarityFunction.DOT_PRODUCT
            : VectorSimilarityFunction.EUCLIDEAN;
    for (int row = from; row < to; row++) {
      Document document = new Document();
      document.add(new KnnFloatVectorField(VECTOR, rows.row(row), similarity));
      document.add(new NumericDocValuesField(ROW, row));
      writer.addDocument(document);
    }
  }
}

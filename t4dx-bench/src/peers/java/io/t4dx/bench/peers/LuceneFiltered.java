package io.t4dx.bench.peers;

import io.t4dx.bench.store.FilteredPeer;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/** Lucene with its defaults: a vector field, and a term query as the filter. */
public final class LuceneFiltered implements FilteredPeer {
  private static final double BUFFER_MIB = 1900;

  private Path place = Path.of("");
  private MMapDirectory directory;
  private IndexWriter writer;
  private DirectoryReader reader;
  private IndexSearcher searcher;
  private int[] numberOf = {};

  @Override
  public String name() {
    return "lucene";
  }

  @Override
  public String version() {
    return Version.LATEST.toString();
  }

  @Override
  public void open() throws IOException {
    place = Files.createTempDirectory("t4dx-bench-lucene");
    directory = new MMapDirectory(place);
    writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig()
                .setUseCompoundFile(false)
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setRAMBufferSizeMB(BUFFER_MIB)
                .setMaxBufferedDocs(IndexWriterConfig.DISABLE_AUTO_FLUSH));
  }

  @Override
  public void add(int number, float[] vector, String topic) throws IOException {
    Document document = new Document();
    document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new StringField("topic", topic, Field.Store.NO));
    document.add(new NumericDocValuesField("number", number));
    writer.addDocument(document);
  }

  @Override
  public void endSegment() throws IOException {
    writer.commit();
  }

  @Override
  public void finish() throws IOException {
    writer.close();
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    numberOf = new int[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues numbers = leaf.reader().getNumericDocValues("number");
      for (int doc = numbers.nextDoc(); doc < leaf.reader().maxDoc(); doc = numbers.nextDoc()) {
        numberOf[leaf.docBase + doc] = (int) numbers.longValue();
      }
    }
  }

  @Override
  public int[] search(float[] query, int k, int effort, String topic) throws IOException {
    KnnFloatVectorQuery asked =
        new KnnFloatVectorQuery("vector", query, effort, new TermQuery(new Term("topic", topic)));
    ScoreDoc[] found = searcher.search(asked, k).scoreDocs;
    int[] numbers = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      numbers[i] = numberOf[found[i].doc];
    }
    return numbers;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    if (directory != null) {
      directory.close();
    }
    TemporaryFiles.deleteTree(place);
  }
}

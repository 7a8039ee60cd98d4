package io.t4dx.bench.peers;

import io.t4dx.bench.hybrid.Found;
import io.t4dx.bench.hybrid.HybridSystem;
import io.t4dx.bench.hybrid.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Lucene for the vectors, the session and the texts, and RocksDB as its log, which keeps the edges
 * and kappa too. A write is acknowledged when RocksDB has synced it; Lucene never commits while it
 * is measured, and makes a new reader before a search where something was inserted.
 */
public final class LuceneHybrid implements HybridSystem {
  /** As many candidates as make every answer right here. */
  private static final int CANDIDATES = 10;

  private static final double BUFFER_MIB = 256;
  private static final int STRIPES = 1024;
  private static final Set<String> ANSWER = Set.of("number", "text");

  private final Object[] stripes = new Object[STRIPES];
  private volatile boolean changed;
  private @Nullable MMapDirectory directory;
  private @Nullable IndexWriter writer;
  private @Nullable SearcherManager searchers;
  private @Nullable Rocks rocks;

  @Override
  public String name() {
    return "lucene+rocksdb";
  }

  @Override
  public String version() {
    return Version.LATEST + " + " + Rocks.version();
  }

  @Override
  public void open(Path place, int dimensions) throws IOException {
    Arrays.setAll(stripes, i -> new Object());
    rocks = new Rocks(Files.createDirectory(place.resolve("rocksdb")));
    directory = new MMapDirectory(place.resolve("lucene"));
    writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MIB));
    searchers = new SearcherManager(writer, new SearcherFactory());
  }

  @Override
  public void load(List<Memory> memories) throws IOException {
    try (WriteBatch batch = new WriteBatch()) {
      for (Memory memory : memories) {
        log(memory, batch);
      }
      rocks().write(batch, true);
    }
    for (Memory memory : memories) {
      index(memory);
    }
  }

  @Override
  public void settle() throws IOException {
    Objects.requireNonNull(writer).commit();
    refresh();
  }

  @Override
  public void rest() throws IOException {
    settle();
  }

  @Override
  public Found search(float[] vector, String session, int k, float leastWeight) throws IOException {
    refresh();
    SearcherManager manager = Objects.requireNonNull(searchers);
    IndexSearcher searcher = manager.acquire();
    try {
      KnnFloatVectorQuery query =
          new KnnFloatVectorQuery(
              "vector",
              vector,
              Math.max(k, CANDIDATES),
              new TermQuery(new Term("session", session)));
      ScoreDoc[] hits = searcher.search(query, k).scoreDocs;
      StoredFields stored = searcher.storedFields();
      int[] numbers = new int[hits.length];
      int neighbours = 0;
      int characters = 0;
      try (RocksIterator edges = rocks().iterator()) {
        for (int i = 0; i < hits.length; i++) {
          Document document = stored.document(hits[i].doc, ANSWER);
          numbers[i] = document.getField("number").numericValue().intValue();
          characters += document.get("text").length();
          neighbours += follow(edges, numbers[i], leastWeight);
        }
      }
      return new Found(numbers, neighbours, characters);
    } finally {
      manager.release(searcher);
    }
  }

  private static int follow(RocksIterator edges, int source, float leastWeight) {
    byte[] prefix = key('e', source);
    int followed = 0;
    for (edges.seek(prefix); edges.isValid() && startsWith(edges.key(), prefix); edges.next()) {
      followed += number(edges.value()) >= leastWeight ? 1 : 0;
    }
    return followed;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return Arrays.equals(key, 0, Math.min(key.length, prefix.length), prefix, 0, prefix.length);
  }

  @Override
  public void insert(Memory memory) throws IOException {
    try (WriteBatch batch = new WriteBatch()) {
      log(memory, batch);
      rocks().write(batch, true);
    }
    index(memory);
  }

  @Override
  public void addToKappa(int number, float delta) throws IOException {
    add(key('k', number), delta);
  }

  @Override
  public void addToWeight(int source, int target, float delta) throws IOException {
    add(edgeKey(source, target), delta);
  }

  private void add(byte[] key, float delta) throws IOException {
    synchronized (stripes[Math.floorMod(Arrays.hashCode(key), STRIPES)]) {
      float before = number(rocks().get(key));
      rocks().put(key, bytes(Math.clamp(before + delta, 0f, 1f)));
    }
  }

  @Override
  public void close() throws IOException {
    if (searchers != null) {
      searchers.close();
    }
    if (writer != null) {
      writer.close();
    }
    if (directory != null) {
      directory.close();
    }
    if (rocks != null) {
      rocks.close();
    }
  }

  private void refresh() throws IOException {
    if (changed) {
      changed = false;
      Objects.requireNonNull(searchers).maybeRefreshBlocking();
    }
  }

  private void index(Memory memory) throws IOException {
    Document document = new Document();
    document.add(
        new KnnFloatVectorField("vector", memory.vector(), VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new StringField("session", memory.session(), Field.Store.NO));
    document.add(new StoredField("number", memory.number()));
    document.add(new StoredField("text", memory.text()));
    Objects.requireNonNull(writer).addDocument(document);
    changed = true;
  }

  /** All that a lost index could be made of again. */
  private static void log(Memory memory, WriteBatch batch) throws IOException {
    byte[] text = (memory.session() + '\n' + memory.text()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer item = ByteBuffer.allocate(Float.BYTES * memory.vector().length + text.length);
    item.asFloatBuffer().put(memory.vector());
    item.position(Float.BYTES * memory.vector().length);
    item.put(text);
    try {
      batch.put(key('i', memory.number()), item.array());
      batch.put(key('k', memory.number()), bytes(memory.kappa()));
      for (Memory.Link link : memory.links()) {
        batch.put(edgeKey(memory.number(), link.target()), bytes(link.weight()));
      }
    } catch (RocksDBException e) {
      throw new IOException("a batch took no more", e);
    }
  }

  private Rocks rocks() {
    return Objects.requireNonNull(rocks);
  }

  private static byte[] key(char kind, int number) {
    return ByteBuffer.allocate(5).put((byte) kind).putInt(number).array();
  }

  private static byte[] edgeKey(int source, int target) {
    return ByteBuffer.allocate(9).put((byte) 'e').putInt(source).putInt(target).array();
  }

  private static byte[] bytes(float value) {
    return ByteBuffer.allocate(Float.BYTES).putFloat(value).array();
  }

  private static float number(byte[] value) {
    return ByteBuffer.wrap(value).getFloat();
  }
}

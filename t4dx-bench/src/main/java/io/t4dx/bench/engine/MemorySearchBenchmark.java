package io.t4dx.bench.engine;

import io.t4dx.T4dx;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.WriteBatch;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Exact search in a full memtable, beside the bare kernel over one array of the same bytes. 10,000
 * x 1024 floats are 40.96 MB: the gigabytes a second are 40.96 divided by the milliseconds. With
 * {@code -prof gc -p items=1000,10000} it shows that a search allocates the same for any number of
 * items.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemorySearchBenchmark {
  private static final int DIMENSION = 1024;
  private static final long SEED = 1L;

  /** The items wanted. */
  @Param({"10"})
  public int k;

  /** The items searched. */
  @Param({"10000"})
  public int items;

  private float[] rows = {};
  private float[] scores = {};
  private Store store = T4dx.inMemory();
  private float[] query = {};
  private Search search = Search.in("bench").nearest(1f).build();

  /** Fills a store up to the brim of its memtable. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(SEED);
    rows = new float[items * DIMENSION];
    scores = new float[items];
    store.close();
    store = T4dx.inMemory(StoreOptions.builder().memtableItems(items + 1).build());
    for (int item = 0; item < items; item += 100) {
      WriteBatch batch = new WriteBatch();
      for (int i = 0; i < 100; i++) {
        float[] vector = vector(random);
        System.arraycopy(vector, 0, rows, (item + i) * DIMENSION, DIMENSION);
        batch.insert(ItemDraft.in("bench").vector(vector).build());
      }
      store.write(batch);
    }
    query = vector(random);
    search = Search.in("bench").nearest(query).k(k).build();
  }

  @TearDown
  public void close() {
    store.close();
  }

  /** The nearest items that hold now. */
  @Benchmark
  public SearchResult searchWhatHoldsNow() {
    return store.search(search);
  }

  /** The nearest of all items: no condition is tested. */
  @Benchmark
  public SearchResult searchEverything() {
    return store.search(Search.in("bench").nearest(query).k(k).validOrNot().build());
  }

  /** The floor: one kernel over one array. */
  @Benchmark
  public float[] bareKernel() {
    VectorKernels.dotRun(query, rows, 0, items, DIMENSION, scores, 0);
    return scores;
  }

  private static float[] vector(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}

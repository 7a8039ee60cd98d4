package io.t4dx.bench.flat;

import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.flat.FlatRows;
import io.t4dx.index.flat.FlatSearch;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.vector.TopK;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/** The ten nearest of rows that are scanned, in bytes of rows a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class FlatSearchBenchmark {
  private static final int K = 10;

  @Param({"128", "768"})
  private int dimension;

  @Param({"100000"})
  private int rowCount;

  private Arena arena = Arena.ofShared();
  private MemorySegment memory = MemorySegment.NULL;
  private FlatRows dot = FlatRows.of(MemorySegment.NULL, 0, 1, Metric.DOT);
  private FlatRows cosine = dot;
  private FlatRows cosineWithNorms = dot;
  private RoaringBitmap tenth = new RoaringBitmap();
  private float[] query = {};
  private float[] scores = {};

  /** What was scanned. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Scanned {
    /** Bytes of rows. */
    public long bytes;
  }

  /** Fills the rows. */
  @Setup(Level.Trial)
  public void fill() {
    SplittableRandom random = new SplittableRandom(7);
    arena = Arena.ofShared();
    long floats = (long) rowCount * dimension;
    memory = arena.allocate(floats * Float.BYTES, 64);
    for (long i = 0; i < floats; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, random.nextFloat() - 0.5f);
    }
    query = new float[dimension];
    MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, 0, query, 0, dimension);
    scores = new float[rowCount];
    dot = FlatRows.of(memory, rowCount, dimension, Metric.DOT);
    cosine = FlatRows.of(memory, rowCount, dimension, Metric.COSINE);
    Column norms =
        Column.open(FlatRows.inverseNorms(memory, rowCount, dimension, arena), ColumnKind.F32);
    norms.verify();
    cosineWithNorms = cosine.withInverseNorms(norms);
    tenth = new RoaringBitmap();
    for (int row = 0; row < rowCount; row++) {
      if (random.nextInt(10) == 0) {
        tenth.add(row);
      }
    }
  }

  /** Gives the rows back. */
  @TearDown(Level.Trial)
  public void free() {
    arena.close();
  }

  private TopK range(FlatRows rows, Scanned scanned) {
    TopK best = new TopK(K);
    new FlatSearch(query, rows.metric(), () -> false).range(rows, 0, rowCount, best, 0);
    scanned.bytes += 4L * rowCount * dimension;
    return best;
  }

  /** Only scores, into an array. */
  @Benchmark
  public float[] kernel(Scanned scanned) {
    VectorKernels.dotRun(query, memory, 0, rowCount, dimension, scores, 0);
    scanned.bytes += 4L * rowCount * dimension;
    return scores;
  }

  /** All rows by inner product. */
  @Benchmark
  public TopK dot(Scanned scanned) {
    return range(dot, scanned);
  }

  /** All rows by cosine, with a column of norms. */
  @Benchmark
  public TopK cosineWithNorms(Scanned scanned) {
    return range(cosineWithNorms, scanned);
  }

  /** All rows by cosine, norms computed. */
  @Benchmark
  public TopK cosine(Scanned scanned) {
    return range(cosine, scanned);
  }

  /** A tenth of the rows by inner product. */
  @Benchmark
  public TopK tenthOfRows(Scanned scanned) {
    TopK best = new TopK(K);
    new FlatSearch(query, Metric.DOT, () -> false).accepted(dot, tenth, best, 0);
    scanned.bytes += 4L * tenth.getCardinality() * dimension;
    return best;
  }
}

package io.t4dx.bench.jmh;

import io.t4dx.index.kernel.VectorKernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/**
 * Exact distances of one query to a node's 32 neighbours, for rows in the cache and far from it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {
  private static final int NEIGHBOURS = 32;
  private static final long SEED = 7;

  @Param({"128", "768", "1024"})
  private int dimension;

  @Param({"64", "50000"})
  private int rowCount;

  private Arena arena = Arena.ofShared();
  private MemorySegment rows = MemorySegment.NULL;
  private float[] query = {};
  private int[][] neighbours = {};
  private final float[] scores = new float[NEIGHBOURS];
  private int next;

  /** Fills the rows, and draws nodes whose neighbours lie anywhere. */
  @Setup(Level.Trial)
  public void fill() {
    SplittableRandom random = new SplittableRandom(SEED);
    arena = Arena.ofShared();
    long floats = (long) rowCount * dimension;
    rows = arena.allocate(floats * Float.BYTES, 64);
    for (long i = 0; i < floats; i++) {
      rows.setAtIndex(ValueLayout.JAVA_FLOAT, i, random.nextFloat());
    }
    query = new float[dimension];
    MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, 0, query, 0, dimension);
    neighbours = new int[1024][NEIGHBOURS];
    for (int[] of : neighbours) {
      for (int i = 0; i < NEIGHBOURS; i++) {
        of[i] = random.nextInt(rowCount);
      }
    }
  }

  /** Gives the rows back. */
  @TearDown(Level.Trial)
  public void free() {
    arena.close();
  }

  /** The inner products of all neighbours of one node. */
  @Benchmark
  public float[] dotGathered() {
    next = next + 1 & neighbours.length - 1;
    VectorKernels.dotGathered(query, rows, neighbours[next], NEIGHBOURS, dimension, scores);
    return scores;
  }

  /** The squared Euclidean distances of all neighbours of one node. */
  @Benchmark
  public float[] squaredEuclideanGathered() {
    next = next + 1 & neighbours.length - 1;
    VectorKernels.squaredEuclideanGathered(
        query, rows, neighbours[next], NEIGHBOURS, dimension, scores);
    return scores;
  }
}

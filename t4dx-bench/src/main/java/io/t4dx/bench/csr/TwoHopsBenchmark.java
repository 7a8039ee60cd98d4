package io.t4dx.bench.csr;

import io.t4dx.index.csr.OutEdges;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Breadth first over two hops from a random node, each node once: edges a second over mapped bytes
 * and over plain arrays.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TwoHopsBenchmark {
  private static final float LEAST_WEIGHT = 0.25f;

  private final int[] visited = new int[PowerLawEdges.NODES];
  private final int[] queue = new int[PowerLawEdges.NODES + 1];
  private final SplittableRandom random = new SplittableRandom(5);
  private int epoch;
  private PowerLawEdges plain = new PowerLawEdges();
  private Arena arena = Arena.ofShared();
  private OutEdges edges = OutEdges.open(plain.image(Arena.ofAuto()));

  /** What was walked over. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Walked {
    /** Edges that were looked at. */
    public long edges;
  }

  /** Maps the edges from a file and checks all of its pages. */
  @Setup(Level.Trial)
  public void map() throws IOException {
    arena = Arena.ofShared();
    Path file = Files.createTempFile("t4dx-bench", ".edges");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment image = plain.image(Arena.ofAuto());
      channel.write(image.asByteBuffer());
      edges = OutEdges.open(channel.map(FileChannel.MapMode.READ_ONLY, 0, image.byteSize(), arena));
      edges.verify();
    } finally {
      Files.delete(file);
    }
  }

  /** Unmaps the edges. */
  @TearDown(Level.Trial)
  public void unmap() {
    arena.close();
  }

  /** What a benchmark does with the edges of one node. */
  private interface Visit {
    /**
     * Puts the targets of a node that are new into the queue.
     *
     * @param size what is in the queue already
     * @return what is in it then
     */
    int expand(int node, int size, Walked walked);
  }

  /** Two hops from a random node. */
  private int walk(Visit visit, Walked walked) {
    epoch++;
    int start = random.nextInt(PowerLawEdges.NODES);
    visited[start] = epoch;
    queue[0] = start;
    int size = 1;
    int from = 0;
    for (int hop = 0; hop < 2; hop++) {
      for (int level = size; from < level; from++) {
        size = visit.expand(queue[from], size, walked);
      }
    }
    return size;
  }

  /** Over mapped bytes, whatever the weights. */
  @Benchmark
  public int mapped(Walked walked) {
    return walk(this::mappedEdges, walked);
  }

  private int mappedEdges(int node, int before, Walked walked) {
    int size = before;
    long span = edges.span(node);
    int end = (int) (span >>> 32);
    walked.edges += end - (int) span;
    for (int edge = (int) span; edge < end; edge++) {
      int target = edges.target(edge);
      if (visited[target] != epoch) {
        visited[target] = epoch;
        queue[size++] = target;
      }
    }
    return size;
  }

  /** Over mapped bytes, edges of a least weight. */
  @Benchmark
  public int mappedWeighted(Walked walked) {
    return walk(this::mappedHeavyEdges, walked);
  }

  private int mappedHeavyEdges(int node, int before, Walked walked) {
    int size = before;
    long span = edges.span(node);
    int end = (int) (span >>> 32);
    walked.edges += end - (int) span;
    for (int edge = (int) span; edge < end; edge++) {
      int target = edges.target(edge);
      if (edges.weight(edge) >= LEAST_WEIGHT && visited[target] != epoch) {
        visited[target] = epoch;
        queue[size++] = target;
      }
    }
    return size;
  }

  /** The same without a branch in the loop: whether a target is new can hardly be foreseen. */
  @Benchmark
  public int mappedBranchless(Walked walked) {
    return walk(this::mappedEdgesBranchless, walked);
  }

  private int mappedEdgesBranchless(int node, int before, Walked walked) {
    int size = before;
    long span = edges.span(node);
    int end = (int) (span >>> 32);
    walked.edges += end - (int) span;
    for (int edge = (int) span; edge < end; edge++) {
      int target = edges.target(edge);
      int seen = visited[target];
      visited[target] = epoch;
      queue[size] = target;
      size += seen == epoch ? 0 : 1;
    }
    return size;
  }

  /** Edges of a least weight without a branch in the loop. */
  @Benchmark
  public int mappedWeightedBranchless(Walked walked) {
    return walk(this::mappedHeavyEdgesBranchless, walked);
  }

  private int mappedHeavyEdgesBranchless(int node, int before, Walked walked) {
    int size = before;
    long span = edges.span(node);
    int end = (int) (span >>> 32);
    walked.edges += end - (int) span;
    for (int edge = (int) span; edge < end; edge++) {
      int target = edges.target(edge);
      int seen = visited[target];
      // The sign of the difference: 1 for a weight below the least, whose target stays unseen.
      int below = Float.floatToRawIntBits(edges.weight(edge) - LEAST_WEIGHT) >>> 31;
      int now = seen ^ ((seen ^ epoch) & (below - 1));
      visited[target] = now;
      queue[size] = target;
      size += seen == now ? 0 : 1;
    }
    return size;
  }

  /** Over arrays, whatever the weights. */
  @Benchmark
  public int arrays(Walked walked) {
    return walk(this::arrayEdges, walked);
  }

  private int arrayEdges(int node, int before, Walked walked) {
    int size = before;
    int[] targets = plain.targets;
    int first = plain.offsets[node];
    int end = plain.offsets[node + 1];
    walked.edges += end - first;
    for (int edge = first; edge < end; edge++) {
      int target = targets[edge];
      if (visited[target] != epoch) {
        visited[target] = epoch;
        queue[size++] = target;
      }
    }
    return size;
  }

  /** Over arrays, edges of a least weight. */
  @Benchmark
  public int arraysWeighted(Walked walked) {
    return walk(this::heavyArrayEdges, walked);
  }

  private int heavyArrayEdges(int node, int before, Walked walked) {
    int size = before;
    int[] targets = plain.targets;
    int first = plain.offsets[node];
    int end = plain.offsets[node + 1];
    walked.edges += end - first;
    for (int edge = first; edge < end; edge++) {
      int target = targets[edge];
      if (plain.weights[edge] >= LEAST_WEIGHT && visited[target] != epoch) {
        visited[target] = epoch;
        queue[size++] = target;
      }
    }
    return size;
  }
}

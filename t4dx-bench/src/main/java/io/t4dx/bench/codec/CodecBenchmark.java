package io.t4dx.bench.codec;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** One insert, encoded and decoded. The lines differ, so that no branch is learnt by heart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {
  private static final int LINES = 64;

  /** 384 with its content makes a line of 2.5 KB. */
  @Param({"384", "1024"})
  public int dimension;

  private final OperationsWriter writer = new OperationsWriter(16 << 20);
  private final OperationsReader reader = new OperationsReader();
  private List<List<Operation>> operations = List.of();
  private byte[][] lines = {};
  private int next;

  /** Makes the lines, and says how long they are. */
  @Setup
  public void makeLines() {
    operations = new Inserts(1, dimension).batches(LINES);
    lines = new byte[LINES][];
    long total = 0;
    for (int i = 0; i < LINES; i++) {
      try (EncodedOperations encoded = writer.encode(operations.get(i))) {
        lines[i] = Arrays.copyOf(encoded.array(), encoded.length());
      }
      total += lines[i].length;
    }
    System.out.println("a line has " + total / LINES + " bytes");
  }

  @Benchmark
  public int encode() {
    next = (next + 1) % LINES;
    try (EncodedOperations encoded = writer.encode(operations.get(next))) {
      return encoded.length();
    }
  }

  @Benchmark
  public List<Operation> decode() throws IOException {
    next = (next + 1) % LINES;
    return reader.read(lines[next], 0, lines[next].length);
  }
}

package io.t4dx.bench.codec;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.codec.OperationsWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What replay spends on decoding: 256 MB of lines of 2.5 KB each, one after the other; in MB/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class ReplayDecodingBenchmark {
  private static final int MEGABYTES = 256;
  private static final int DIMENSION = 384;

  private final OperationsReader reader = new OperationsReader();
  private byte[] log = {};
  private int[] starts = {};

  /** Fills the log with as many whole lines as it takes. */
  @Setup
  public void makeLog() {
    OperationsWriter writer = new OperationsWriter(16 << 20);
    Inserts inserts = new Inserts(2, DIMENSION);
    log = new byte[MEGABYTES * 1_000_000];
    starts = new int[log.length / 1_000];
    int lines = 0;
    while (true) {
      try (EncodedOperations encoded = writer.encode(inserts.batch())) {
        if (starts[lines] + encoded.length() > log.length) {
          break;
        }
        System.arraycopy(encoded.array(), 0, log, starts[lines], encoded.length());
        starts[lines + 1] = starts[lines] + encoded.length();
        lines++;
      }
    }
    starts = Arrays.copyOf(starts, lines + 1);
  }

  @Benchmark
  @OperationsPerInvocation(MEGABYTES)
  public int decodeMegabytes() throws IOException {
    int operations = 0;
    for (int i = 0; i + 1 < starts.length; i++) {
      operations += reader.read(log, starts[i], starts[i + 1] - starts[i]).size();
    }
    return operations;
  }
}

package io.t4dx.bench.log;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A durable line of 2.5 KB by one thread, beside the cost of the device. */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
public class OneWriter {

  /** What each thread appends over and over. */
  @State(Scope.Thread)
  public static class Lines {
    private final byte[] bytes = Payload.of(1, 2500 - Payload.LINE_OVERHEAD);
    private final byte[] raw = Payload.of(1, 2500);
    private final Payload.Write write = new Payload.Write(bytes);
  }

  /** The device alone. */
  @Benchmark
  @Threads(1)
  public void bare(LogState state, Lines lines) throws IOException {
    state.bare().writeAndForce(lines.raw);
  }

  /** The log. */
  @Benchmark
  @Threads(1)
  public void log(LogState state, Lines lines) throws IOException {
    state.log().append(lines.write);
  }
}

package io.t4dx.bench.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** What a write and a sync cost, at the end of a file and inside one that was filled with zeros. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
public class Device {
  private static final int ALLOCATED = 256 << 20;

  /** How much is written at once. */
  @Param({"2500", "40000", "160000"})
  int bytes;

  /** Whether the space was written before. */
  @Param({"false", "true"})
  boolean allocated;

  /** Whether the file's times are synced too. */
  @Param({"false", "true"})
  boolean metadata;

  private @Nullable Path directory;
  private @Nullable FileChannel file;
  private ByteBuffer source = ByteBuffer.allocateDirect(0);
  private long position;

  /** Makes the file. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    directory = Scratch.create();
    FileChannel made =
        FileChannel.open(
            directory.resolve("device"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file = made;
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (long at = 0; allocated && at < ALLOCATED; at += zeros.capacity()) {
      made.write(zeros.clear(), at);
    }
    made.force(true);
    source = ByteBuffer.allocateDirect(bytes);
    position = 0;
  }

  /** One write and one sync. */
  @Benchmark
  public void writeAndForce() throws IOException {
    FileChannel open = Objects.requireNonNull(file);
    if (allocated && position + bytes > ALLOCATED) {
      position = 0;
    }
    position += open.write(source.clear(), position);
    open.force(metadata);
  }

  /** Removes the file. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    Objects.requireNonNull(file).close();
    Scratch.delete(Objects.requireNonNull(directory));
  }
}

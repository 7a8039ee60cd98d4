package io.t4dx.bench.log;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.read.LogEntries;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Reads 256 MB of log from the page cache and verifies every line; nothing is decoded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class Replay {
  private static final int LINES = 256_000_000 / 2500;

  private @Nullable Path directory;
  private @Nullable Disk disk;

  /** Writes the log. */
  @Setup(Level.Trial)
  public void write() throws IOException {
    directory = Scratch.create();
    Disk made = RealDisk.at(directory);
    disk = made;
    LogOptions options = LogOptions.DEFAULTS.withSyncMode(SyncMode.none());
    Payload.Write write = new Payload.Write(Payload.of(1, 2500 - Payload.LINE_OVERHEAD));
    try (LogWriter<Payload.Write> writer =
        LogWriter.open(made, UUID.randomUUID(), options, LogEnd.none(), () -> 1, applied -> {})) {
      for (int i = 0; i < LINES; i++) {
        writer.append(write);
      }
    }
  }

  /** The whole log. */
  @Benchmark
  public long read() throws IOException {
    long bytes = 0;
    try (LogEntries entries = LogReader.open(Objects.requireNonNull(disk)).entries(1)) {
      while (entries.next()) {
        bytes += entries.length();
      }
    }
    return bytes;
  }

  /** Removes the log. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Scratch.delete(Objects.requireNonNull(directory));
  }
}

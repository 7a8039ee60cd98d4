package io.t4dx.bench.engine;

import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Opening a store whose log holds 256 MB: reading, checking, decoding and applying it. The
 * megabytes a second are 256 divided by the seconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class ReplayBenchmark {
  private static final long LOG_BYTES = 256L << 20;
  private static final long SEED = 2L;

  /** 384 dimensions make lines of about 2.5 KB. */
  @Param({"384", "1024"})
  public int dimension;

  private Path directory = Path.of("");

  private static StoreOptions options() {
    return StoreOptions.builder()
        .syncMode(SyncMode.none())
        .memtableBytes(1L << 30)
        .memtableItems(1_000_000)
        .frozenMemtables(64)
        .build();
  }

  /** Nobody flushes, so that closing leaves everything in the log. */
  private Store openStore() throws IOException {
    return EngineTuning.DEFAULT
        .flushing(EngineTuning.Flushing.NEVER)
        .open(RealDisk.at(directory), options());
  }

  /** Writes the log, and waits until the device has it: its writing is not what is measured. */
  @Setup
  public void write() throws IOException {
    directory = Files.createTempDirectory("t4dx-replay");
    SplittableRandom random = new SplittableRandom(SEED);
    String content = "what was said and done ".repeat(12);
    try (Store store = openStore()) {
      while (store.stats().log().bytes() < LOG_BYTES) {
        for (int i = 0; i < 1_000; i++) {
          float[] vector = new float[dimension];
          for (int d = 0; d < dimension; d++) {
            vector[d] = (float) random.nextGaussian();
          }
          store.write(
              new WriteBatch()
                  .insert(ItemDraft.in("bench").content(content).vector(vector).build()));
        }
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Opens the store and closes it again. */
  @Benchmark
  public long open() throws IOException {
    try (Store store = openStore()) {
      return store.recovery().entries();
    }
  }
}

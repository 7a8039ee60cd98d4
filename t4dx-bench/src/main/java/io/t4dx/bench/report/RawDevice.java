package io.t4dx.bench.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the disk costs without any system: a write of 2,500 bytes and a force, inside a file that
 * was filled before. Taken beside each system, for the speed of a shared disk changes.
 */
public final class RawDevice {
  private static final int BYTES = 2_500;
  private static final int ALLOCATED = 4 << 20;
  private static final int WARM_UP = 100;
  private static final int WRITES = 1_000;

  private RawDevice() {}

  /** A figure that is yet to be put into a suite. */
  public record Figure(String metric, double micros) {
    /** As it was seen beside a system. */
    public Result of(String suite, String system) {
      return new Result(suite, "device", system, metric, "us", micros);
    }
  }

  /** Takes the figures in a directory. */
  public static List<Figure> measure(Path directory) throws IOException {
    Path file = directory.resolve("device");
    Latencies latencies = new Latencies();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocateDirect(ALLOCATED), 0);
      channel.force(true);
      ByteBuffer source = ByteBuffer.allocateDirect(BYTES);
      for (int i = 0; i < WARM_UP + WRITES; i++) {
        long start = System.nanoTime();
        channel.write(source.clear(), (long) i * BYTES);
        channel.force(true);
        if (i >= WARM_UP) {
          latencies.add(System.nanoTime() - start);
        }
      }
    }
    Files.delete(file);
    return List.of(
        new Figure("write and force, p50", latencies.quantile(0.5) / 1e3),
        new Figure("write and force, p99", latencies.quantile(0.99) / 1e3));
  }
}

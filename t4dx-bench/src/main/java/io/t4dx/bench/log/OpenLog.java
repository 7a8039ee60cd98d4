package io.t4dx.bench.log;

import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.write.LogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The log with its defaults. */
final class OpenLog implements AutoCloseable {
  private final LogWriter<Payload.Write> writer;

  OpenLog(Path directory) throws IOException {
    writer =
        LogWriter.open(
            RealDisk.at(directory),
            UUID.randomUUID(),
            LogOptions.DEFAULTS,
            LogEnd.none(),
            () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
            write -> {});
  }

  void append(Payload.Write write) throws IOException {
    writer.append(write);
  }

  /** Removes all files but the newest, as a flush does. */
  void release() throws IOException {
    writer.release(writer.publishedLsn());
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

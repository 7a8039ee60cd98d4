package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Makes durable what a recovery has found at the end of a log: it may be no more than what the
 * operating system remembers of a process that was killed before its sync, or whose sync failed.
 * What is written after it, and acknowledged, rests on it.
 *
 * <p>The bytes are written again: after a failed sync the system takes its pages for clean, so that
 * another sync alone would do nothing for them (see {@link DiskFile#sync}).
 */
final class LogConfirmation {
  private static final int CHUNK_BYTES = 1 << 20;

  private LogConfirmation() {}

  static void confirm(Disk disk, long number, long from, long to) throws IOException {
    try (DiskFile file = disk.openForUpdate(LogPaths.file(number))) {
      for (long at = from; at < to; at += CHUNK_BYTES) {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, to - at));
        file.readFully(chunk, at);
        file.writeFully(chunk.flip(), at);
      }
      file.sync(Sync.ALL);
    }
  }
}

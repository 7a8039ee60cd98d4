package io.t4dx.core.log.write;

import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.SalvageCursor;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes lines from a file that cannot be trusted any more to a fresh one. */
final class Carriage {
  private static final int CHUNK_BYTES = 1 << 20;

  private Carriage() {}

  /**
   * Copies the lines between two positions, if all of them can still be read, and syncs the copy.
   */
  static void copy(ActiveFile from, FilePosition good, FilePosition end, ActiveFile to)
      throws IOException {
    verify(from, good, end);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = good.size(); at < end.size(); ) {
      chunk.clear().limit((int) Math.min(CHUNK_BYTES, end.size() - at));
      from.file().readFully(chunk, at);
      int bytes = chunk.flip().remaining();
      to.write(chunk);
      at += bytes;
      to.advance(bytes, good.lastLsn(), good.crc());
    }
    to.sync(Sync.ALL);
    to.advance(0, end.lastLsn(), end.crc());
    to.publishEnd();
    to.setDurable(to.end());
  }

  private static void verify(ActiveFile from, FilePosition good, FilePosition end)
      throws IOException {
    SalvageCursor lines = new SalvageCursor(from.file(), good.size());
    LogLine line = new LogLine();
    long position = good.size();
    for (long lsn = good.lastLsn() + 1; lsn <= end.lastLsn(); lsn++) {
      if (!lines.next(line) || lines.lineStart() != position || line.lsn() != lsn) {
        throw new IOException(
            from.path()
                + ": the visible write "
                + lsn
                + " can no longer be read at offset "
                + position
                + "; it was never durable: close the store and open it again");
      }
      position = lines.lineEnd();
    }
  }
}

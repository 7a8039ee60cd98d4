package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.format.LineFramer;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New log files for lines that were salvaged. A file has no gap in its numbers; where one is, the
 * next file begins. Until they are placed they have names that no reader of the log sees.
 */
final class SalvageFiles implements AutoCloseable {
  private static final long FILE_BYTES = 64L << 20;

  private final Disk disk;
  private final UUID store;
  private final LineFramer framer = new LineFramer();
  private final List<Long> numbers = new ArrayList<>();
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
  private long written;
  private long nextFile;
  private @Nullable DiskFile file;
  private @Nullable FilePosition end;

  /**
   * Files that go on with a log.
   *
   * @param kept how far what stays in place is good; null where nothing does
   * @param nextFile a number that no file had
   */
  SalvageFiles(Disk disk, UUID store, @Nullable FilePosition kept, long nextFile) {
    this.disk = disk;
    this.store = store;
    this.nextFile = nextFile;
    end = kept;
  }

  /** The last LSN of all that is kept and salvaged. */
  long lastLsn() {
    return end == null ? 0 : end.lastLsn();
  }

  /** Adds a line whose LSN lies beyond the last one; it becomes what it was, byte by byte. */
  void add(LogLine line) throws IOException {
    if (file == null || line.lsn() != lastLsn() + 1 || written >= FILE_BYTES) {
      begin(line.lsn(), line.at());
    }
    makeRoom(line.opsLength() + LineDescriptor.MAX_ENTRY_OVERHEAD + LineDescriptor.TAIL_BYTES);
    int crc =
        framer.entry(
            buffer,
            line.lsn(),
            line.at(),
            line.synced(),
            line.bytes(),
            line.opsOffset(),
            line.opsLength());
    end = new FilePosition(nextFile - 1, written + buffer.position(), line.lsn(), crc);
  }

  /** Makes sure that no number up to this one is ever handed out again. */
  void skipTo(long lastLsn, long at) throws IOException {
    if (lastLsn > lastLsn()) {
      begin(lastLsn + 1, at);
    }
  }

  private void begin(long first, long at) throws IOException {
    complete();
    FileHeader header = new FileHeader(store, nextFile, first, at, end);
    String path = LogPaths.preparing(nextFile);
    if (disk.exists(path)) {
      disk.delete(path);
    }
    file = disk.create(path);
    int crc = HeaderLine.write(header, buffer);
    end = new FilePosition(nextFile, buffer.position(), first - 1, crc);
    numbers.add(nextFile);
    nextFile++;
  }

  private void makeRoom(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    flush();
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(bytes);
    }
  }

  private void flush() throws IOException {
    DiskFile open = file;
    if (open != null) {
      buffer.flip();
      int bytes = buffer.remaining();
      open.writeFully(buffer, written);
      written += bytes;
    }
    buffer.clear();
  }

  /** Makes the last file durable. */
  void complete() throws IOException {
    DiskFile open = file;
    if (open != null) {
      flush();
      open.sync(Sync.ALL);
    }
    close();
    written = 0;
  }

  /**
   * Gives the files their names. The first one comes last: until then the others have nothing to
   * follow, so that no reader takes some of them for all.
   */
  void place() throws IOException {
    for (long number : numbers.reversed()) {
      disk.rename(LogPaths.preparing(number), LogPaths.file(number));
      disk.syncDirectory(LogPaths.DIRECTORY);
    }
  }

  @Override
  public void close() throws IOException {
    DiskFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}

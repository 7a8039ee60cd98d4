package io.t4dx.compaction.journal;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Appends to the newest file, as long as it was begun here and nothing in it is in doubt. */
final class JournalWriter {
  /** So many files fill what is kept, so that a file that goes takes little of it along. */
  private static final int FILES = 8;

  /** Files are read whole, so they are bounded however much is kept. */
  private static final long MOST_FILE_BYTES = 64 << 20;

  private final Disk disk;
  private final NumberedFiles files;
  private final long fileBytes;

  /** Whether the next lines may go into the file that was appended to last. */
  private boolean open;

  /** The file that was appended to last, 0 for none, and where what counts of it ends. */
  private long last;

  private long end;

  JournalWriter(Disk disk, NumberedFiles files, long keepBytes) {
    this.disk = disk;
    this.files = files;
    this.fileBytes = Math.min(keepBytes / FILES, MOST_FILE_BYTES);
  }

  /** Says what the next file follows. */
  void goOnBehind(long number, long size) {
    last = number;
    end = size;
  }

  /** Whether a line may go into the file, behind others that are not in it yet. */
  boolean takes(long pending, long line) {
    boolean hasLines = pending > 0 || end > JournalHeader.MOST_BYTES;
    return open && !(hasLines && end + pending + line > fileBytes);
  }

  /** Begins a file, durably, with nothing but its header. */
  void begin(long cycle) throws IOException {
    open = false;
    long number = files.next();
    byte[] header = new JournalHeader(number, last, end, cycle).line();
    files.write(
        number,
        file -> {
          file.writeFully(ByteBuffer.wrap(header), 0);
          return header.length;
        });
    goOnBehind(number, header.length);
    open = true;
  }

  /**
   * Appends lines, durably; where that fails their bytes are in doubt, and nothing follows them.
   */
  void append(ByteArrayOutputStream lines) throws IOException {
    if (lines.size() == 0) {
      return;
    }
    open = false;
    try (DiskFile file = disk.openForUpdate(files.path(last))) {
      file.writeFully(ByteBuffer.wrap(lines.toByteArray()), end);
      file.sync(DiskFile.Sync.DATA);
    }
    open = true;
    end += lines.size();
    files.resized(last, end);
    lines.reset();
  }
}

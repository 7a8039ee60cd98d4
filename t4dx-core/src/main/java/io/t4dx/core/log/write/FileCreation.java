package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Begins log files. A file gets its name when its header is durable, and is used only then. */
final class FileCreation {
  private static final long NO_SPARE = 0;

  private final Disk disk;
  private final int firstZeros;
  private final AtomicLong spareBytes = new AtomicLong(NO_SPARE);

  FileCreation(Disk disk, int firstZeros) {
    this.disk = disk;
    this.firstZeros = firstZeros;
  }

  /** Makes the directory and removes what earlier writers had in preparation. */
  void prepareDirectory() throws IOException {
    disk.createDirectory(LogPaths.DIRECTORY);
    disk.syncDirectory("");
    for (String name : disk.list(LogPaths.DIRECTORY)) {
      if (LogPaths.isPreparation(name)) {
        disk.delete(LogPaths.DIRECTORY + "/" + name);
      }
    }
  }

  boolean hasSpare() {
    return spareBytes.get() != NO_SPARE;
  }

  /** Fills a file of zeros for the next creation. */
  void makeSpare(long bytes) throws IOException {
    if (disk.exists(LogPaths.SPARE)) {
      disk.delete(LogPaths.SPARE);
    }
    try (DiskFile file = disk.create(LogPaths.SPARE)) {
      for (long at = 0; at < bytes; at += Zeros.STEP_BYTES) {
        Zeros.write(file, at, Math.min(bytes, at + Zeros.STEP_BYTES));
        file.sync(Sync.ALL);
      }
    }
    spareBytes.set(bytes);
  }

  ActiveFile create(FileHeader header) throws IOException {
    String path = LogPaths.file(header.file());
    if (disk.exists(path)) {
      // A creation that failed after the renaming: nothing was appended to it.
      disk.delete(path);
      disk.syncDirectory(LogPaths.DIRECTORY);
    }
    ByteBuffer line = ByteBuffer.allocate(LineDescriptor.MAX_HEADER_BYTES);
    int crc = HeaderLine.write(header, line);
    line.flip();
    FilePosition end = new FilePosition(header.file(), line.remaining(), header.first() - 1, crc);
    long spare = spareBytes.getAndSet(NO_SPARE);
    String preparing = spare == NO_SPARE ? LogPaths.preparing(header.file()) : LogPaths.SPARE;
    DiskFile file = spare == NO_SPARE ? fresh(preparing) : disk.openForUpdate(preparing);
    try {
      long zerosTo = Math.max(end.size(), spare == NO_SPARE ? firstZeros : spare);
      if (spare == NO_SPARE && zerosTo > end.size()) {
        Zeros.write(file, end.size(), zerosTo);
      }
      file.writeFully(line, 0);
      file.sync(Sync.ALL);
      disk.rename(preparing, path);
      disk.syncDirectory(LogPaths.DIRECTORY);
      return new ActiveFile(file, path, end, zerosTo);
    } catch (IOException | RuntimeException e) {
      closeAfter(file, e);
      throw e;
    }
  }

  private DiskFile fresh(String preparing) throws IOException {
    if (disk.exists(preparing)) {
      disk.delete(preparing);
    }
    return disk.create(preparing);
  }

  private static void closeAfter(DiskFile file, Exception failure) {
    try {
      file.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  void removeSpare() throws IOException {
    if (spareBytes.getAndSet(NO_SPARE) != NO_SPARE) {
      disk.delete(LogPaths.SPARE);
    }
  }
}

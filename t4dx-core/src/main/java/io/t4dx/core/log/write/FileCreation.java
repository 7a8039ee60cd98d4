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

/**
 * Begins log files. A file gets its name when its header and what it begins with are durable, and
 * is used only then.
 */
final class FileCreation {
  private final Disk disk;
  private final int firstZeros;
  private final Spare spare;

  FileCreation(Disk disk, int firstZeros) {
    this.disk = disk;
    this.firstZeros = firstZeros;
    spare = new Spare(disk);
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

  Spare spare() {
    return spare;
  }

  /** Writes what a file holds from its beginning. */
  @FunctionalInterface
  interface Contents {
    void write(ActiveFile file) throws IOException;
  }

  ActiveFile create(FileHeader header) throws IOException {
    return create(header, _ -> {});
  }

  /**
   * Makes a file that has its name when it has its contents: its header says that the file before
   * it does not count any more where these begin.
   */
  ActiveFile create(FileHeader header, Contents contents) throws IOException {
    String path = LogPaths.file(header.file());
    if (disk.exists(path)) {
      // A creation that failed after the renaming: the file before still has all that it holds.
      disk.delete(path);
      disk.syncDirectory(LogPaths.DIRECTORY);
    }
    ByteBuffer line = ByteBuffer.allocate(LineDescriptor.MAX_HEADER_BYTES);
    int crc = HeaderLine.write(header, line);
    line.flip();
    FilePosition end = new FilePosition(header.file(), line.remaining(), header.first() - 1, crc);
    if (!spare.take()) {
      String preparing = LogPaths.preparing(header.file());
      return finish(fresh(preparing), preparing, path, line, end, firstZeros, contents);
    }
    try {
      String preparing = LogPaths.SPARE;
      return finish(
          disk.openForUpdate(preparing), preparing, path, line, end, spare.filled(), contents);
    } finally {
      spare.free();
    }
  }

  private ActiveFile finish(
      DiskFile file,
      String preparing,
      String path,
      ByteBuffer line,
      FilePosition end,
      long zerosTo,
      Contents contents)
      throws IOException {
    try {
      file.writeFully(line, 0);
      ActiveFile made = new ActiveFile(file, path, end, Math.max(end.size(), zerosTo));
      contents.write(made);
      file.sync(Sync.ALL);
      disk.rename(preparing, path);
      disk.syncDirectory(LogPaths.DIRECTORY);
      return made;
    } catch (IOException | RuntimeException e) {
      closeAfter(file, e);
      throw e;
    }
  }

  private DiskFile fresh(String preparing) throws IOException {
    if (disk.exists(preparing)) {
      disk.delete(preparing);
    }
    DiskFile file = disk.create(preparing);
    try {
      Zeros.write(file, 0, firstZeros);
      return file;
    } catch (IOException | RuntimeException e) {
      closeAfter(file, e);
      throw e;
    }
  }

  private static void closeAfter(DiskFile file, Exception failure) {
    try {
      file.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}

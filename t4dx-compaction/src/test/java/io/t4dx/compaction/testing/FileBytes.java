package io.t4dx.compaction.testing;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskPath;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of files, for tests that look at them or change them. */
public final class FileBytes {
  private FileBytes() {}

  public static byte[] read(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      file.readFully(bytes, 0);
      return bytes.array();
    }
  }

  /** Gives a file these bytes and no others; it may be there or not, and so may its directory. */
  public static void put(Disk disk, String path, byte[] bytes) throws IOException {
    disk.createDirectory(DiskPath.parent(path));
    if (disk.exists(path)) {
      disk.delete(path);
    }
    try (DiskFile file = disk.create(path)) {
      file.writeFully(ByteBuffer.wrap(bytes), 0);
    }
  }
}

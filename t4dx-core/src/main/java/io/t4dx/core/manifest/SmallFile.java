package io.t4dx.core.manifest;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Files that are read and replaced as a whole. */
final class SmallFile {
  private SmallFile() {}

  static byte[] read(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      file.readFully(bytes, 0);
      return bytes.array();
    }
  }

  /** After this the file is durable with these bytes; after a crash inside it, old or new. */
  static void replace(Disk disk, String path, byte[] bytes) throws IOException {
    String aside = path + ManifestPaths.ASIDE;
    if (disk.exists(aside)) {
      disk.delete(aside);
    }
    try (DiskFile file = disk.create(aside)) {
      file.writeFully(ByteBuffer.wrap(bytes), 0);
      file.sync(DiskFile.Sync.ALL);
    }
    disk.rename(aside, path);
    disk.syncDirectory("");
  }
}

package io.t4dx.core.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.core.disk.DiskFile.Sync;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Short words for tests: files as strings. */
public final class DiskText {
  private DiskText() {}

  /** Creates a file with a content, unsynced. */
  public static void write(Disk disk, String path, String content) throws IOException {
    try (DiskFile file = disk.create(path)) {
      file.writeFully(bytes(content), 0);
    }
  }

  /** Creates a file with a content, its bytes synced, its name not. */
  public static void writeSynced(Disk disk, String path, String content) throws IOException {
    try (DiskFile file = disk.create(path)) {
      file.writeFully(bytes(content), 0);
      file.sync(Sync.DATA);
    }
  }

  public static String read(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      return read(file, 0, (int) file.size());
    }
  }

  public static String read(DiskFile file, long position, int length) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    file.readFully(target, position);
    return new String(target.array(), UTF_8);
  }

  public static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}

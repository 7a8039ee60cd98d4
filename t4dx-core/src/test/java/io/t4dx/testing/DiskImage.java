package io.t4dx.testing;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of a disk's files, for tests that damage them or look for a change. */
public final class DiskImage {
  private DiskImage() {}

  public static byte[] read(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      file.readFully(bytes, 0);
      return bytes.array();
    }
  }

  public static void truncate(Disk disk, String path, long size) throws IOException {
    try (DiskFile file = disk.openForUpdate(path)) {
      file.truncate(size);
      file.sync(DiskFile.Sync.ALL);
    }
  }

  /** Overwrites what stands from a place on. */
  public static void write(Disk disk, String path, long position, byte[] bytes) throws IOException {
    try (DiskFile file = disk.openForUpdate(path)) {
      file.writeFully(ByteBuffer.wrap(bytes), position);
      file.sync(DiskFile.Sync.ALL);
    }
  }

  /** What is in a directory, name by name; the zeros at the end of a file do not count. */
  public static Map<String, String> of(Disk disk, String directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : disk.list(directory)) {
      byte[] bytes = read(disk, directory + "/" + name);
      files.put(
          name, new String(Arrays.copyOf(bytes, usedBytes(bytes)), StandardCharsets.ISO_8859_1));
    }
    return files;
  }

  /** The length without the zeros at the end. */
  public static int usedBytes(byte[] bytes) {
    int used = bytes.length;
    while (used > 0 && bytes[used - 1] == 0) {
      used--;
    }
    return used;
  }
}

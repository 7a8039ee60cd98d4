package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The directory of damaged bytes. What is there stays; names are the same for the same damage. */
final class Quarantine {
  private static final int CHUNK_BYTES = 1 << 20;

  private final Disk disk;
  private final List<String> added = new ArrayList<>();

  Quarantine(Disk disk) {
    this.disk = disk;
  }

  /** What was added, as a person would look it up. */
  List<String> added() {
    return List.copyOf(added);
  }

  /** What was there before. */
  List<String> present() throws IOException {
    return disk.list(LogPaths.QUARANTINE).stream()
        .map(name -> disk.describe(LogPaths.QUARANTINE + "/" + name))
        .toList();
  }

  /** Moves a whole file here, durably: at every moment at least one of the two names is there. */
  void move(String path, String name) throws IOException {
    prepare();
    String target = LogPaths.QUARANTINE + "/" + name;
    try (DiskFile source = disk.openForRead(path)) {
      int tries = 2;
      boolean there = false;
      for (; !there && disk.exists(target); tries++) {
        there = holds(target, source, 0, source.size());
        target = there ? target : LogPaths.QUARANTINE + "/" + name + "." + tries;
      }
      if (!there) {
        disk.link(path, target);
      }
    }
    disk.syncDirectory(LogPaths.QUARANTINE);
    disk.delete(path);
    disk.syncDirectory(LogPaths.DIRECTORY);
    added.add(disk.describe(target));
  }

  /** Copies a range of a file here, durably. */
  void copy(String path, String name, long from, long to) throws IOException {
    if (to <= from) {
      return;
    }
    prepare();
    String base = LogPaths.QUARANTINE + "/" + name + ".from-" + from;
    try (DiskFile source = disk.openForRead(path)) {
      String target = base;
      for (int i = 2; disk.exists(target); i++) {
        if (holds(target, source, from, to)) {
          disk.syncDirectory(LogPaths.QUARANTINE);
          added.add(disk.describe(target));
          return;
        }
        target = base + "." + i;
      }
      String part = base + ".part";
      write(source, from, to, part);
      disk.rename(part, target);
      disk.syncDirectory(LogPaths.QUARANTINE);
      added.add(disk.describe(target));
    }
  }

  private void write(DiskFile source, long from, long to, String part) throws IOException {
    try (DiskFile copy = disk.exists(part) ? disk.openForUpdate(part) : disk.create(part)) {
      copy.truncate(0);
      for (long at = from; at < to; ) {
        ByteBuffer chunk = chunk(source, at, to);
        int length = chunk.remaining();
        copy.writeFully(chunk, at - from);
        at += length;
      }
      copy.sync(Sync.ALL);
    }
  }

  private boolean holds(String target, DiskFile source, long from, long to) throws IOException {
    try (DiskFile present = disk.openForRead(target)) {
      if (present.size() != to - from) {
        return false;
      }
      for (long at = from; at < to; ) {
        ByteBuffer expected = chunk(source, at, to);
        ByteBuffer found = chunk(present, at - from, to - from);
        if (!expected.equals(found)) {
          return false;
        }
        at += expected.remaining();
      }
      return true;
    }
  }

  private static ByteBuffer chunk(DiskFile file, long from, long to) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, to - from));
    file.readFully(chunk, from);
    return chunk.flip();
  }

  private void prepare() throws IOException {
    disk.createDirectory(LogPaths.QUARANTINE);
    disk.syncDirectory("");
  }

  /** Cuts a file, durably; what is cut off must be here already. */
  void cut(String path, long size) throws IOException {
    try (DiskFile file = disk.openForUpdate(path)) {
      if (file.size() > size) {
        file.truncate(size);
      }
      file.sync(Sync.ALL);
    }
  }
}

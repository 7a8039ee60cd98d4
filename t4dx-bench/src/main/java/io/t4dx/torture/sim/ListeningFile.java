package io.t4dx.torture.sim;

import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A file of a process that can be killed; of the log, it tells of each line that is written. */
final class ListeningFile implements DiskFile {
  private final DiskFile file;
  private final ListeningDisk disk;
  private final boolean ofTheLog;
  private byte[] begun = new byte[0];
  private long end;

  ListeningFile(DiskFile file, ListeningDisk disk, boolean ofTheLog) {
    this.file = file;
    this.disk = disk;
    this.ofTheLog = ofTheLog;
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    disk.change();
    if (!ofTheLog) {
      return file.write(source, position);
    }
    int start = source.position();
    int length = source.remaining();
    ByteBuffer copy = source.duplicate();
    try {
      length = file.write(source, position);
    } finally {
      // What failed may be found nevertheless, and in full.
      if (length > 0 && (begun.length > 0 || copy.get(start) != 0)) {
        hear(copy, start, length, position);
      }
    }
    return length;
  }

  private void hear(ByteBuffer from, int start, int length, long position) {
    byte[] all = position == end ? Arrays.copyOf(begun, begun.length + length) : new byte[length];
    from.get(start, all, all.length - length, length);
    int line = 0;
    for (int i = all.length - length; i < all.length; i++) {
      if (all[i] == '\n') {
        disk.writes().hear(all, line, i);
        line = i + 1;
      }
    }
    begun = Arrays.copyOfRange(all, line, all.length);
    end = position + length;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return file.read(target, position);
  }

  @Override
  public void sync(Sync what) throws IOException {
    disk.change();
    if (ofTheLog) {
      disk.takeTime();
    }
    file.sync(what);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public void truncate(long size) throws IOException {
    disk.change();
    file.truncate(size);
  }

  @Override
  public MemorySegment map(long offset, long length, Arena arena) throws IOException {
    return file.map(offset, length, arena);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}

package io.t4dx.core.log.read;

import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A piece of a file in memory that moves forward and grows with what must be seen at once. */
final class FileWindow {
  private static final int INITIAL_BYTES = 1 << 20;

  private final DiskFile file;
  private final long limit;
  private byte[] bytes;
  private ByteBuffer buffer;
  private long base;
  private int count;

  FileWindow(DiskFile file, long limit) {
    this.file = file;
    this.limit = limit;
    bytes = new byte[Math.clamp(limit, 64, INITIAL_BYTES)];
    buffer = ByteBuffer.wrap(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where an offset that is shown stands in the bytes. */
  int index(long offset) {
    return (int) (offset - base);
  }

  /**
   * Makes at least so many bytes from the offset on visible, fewer only at the end of the file.
   *
   * @return how many are visible
   */
  int show(long offset, int wanted) throws IOException {
    if (offset < base || offset > base + count) {
      base = offset;
      count = 0;
    }
    int skipped = (int) (offset - base);
    if (count - skipped < wanted) {
      makeRoom(offset, skipped, wanted);
      fill(wanted);
      skipped = 0;
    }
    return count - skipped;
  }

  private void makeRoom(long offset, int skipped, int wanted) {
    byte[] target = bytes;
    if (wanted > bytes.length) {
      target = new byte[Math.max(wanted, 2 * bytes.length)];
      buffer = ByteBuffer.wrap(target);
    }
    System.arraycopy(bytes, skipped, target, 0, count - skipped);
    bytes = target;
    base = offset;
    count -= skipped;
  }

  private void fill(int wanted) throws IOException {
    while (count < wanted) {
      int room = (int) Math.min(bytes.length - count, limit - base - count);
      if (room <= 0) {
        return;
      }
      int read = file.read(buffer.limit(count + room).position(count), base + count);
      if (read < 0) {
        return;
      }
      count += read;
    }
  }

  /** A copy of the bytes from the offset on, at most so many. */
  byte[] copy(long offset, int wanted) throws IOException {
    int available = show(offset, wanted);
    int start = index(offset);
    return Arrays.copyOfRange(bytes, start, start + Math.min(available, wanted));
  }
}

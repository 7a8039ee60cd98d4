package io.t4dx.core.log.write;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.FilePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file that is being written.
 *
 * <pre>
 *   | header, lines ...        | zeros ...                 |
 *   0                        size                      zerosTo
 *     written by leaders ------>     written by the groundwork ------>
 * </pre>
 *
 * <p>The two never write the same byte: whoever moves zerosTo holds the growth lock, and the
 * groundwork writes beyond zerosTo only.
 */
final class ActiveFile {
  private static final int GROUPS_REMEMBERED = 16;

  private final DiskFile file;
  private final String path;
  private final long number;
  private final long firstLsn;
  private final ReentrantLock growth = new ReentrantLock();
  private volatile long zerosTo;
  private volatile long recentGroupBytes;

  // Of the leader; the position moves when what it speaks of is as safe as the sync mode wants it.
  private volatile long size;
  private long lastLsn;
  private int lastCrc;

  /** What a reader other than the leader may know of: kept for modes that sync later. */
  private volatile FilePosition appended;

  private volatile FilePosition durable;

  ActiveFile(DiskFile file, String path, FilePosition header, long zerosTo) {
    this.file = file;
    this.path = path;
    this.zerosTo = zerosTo;
    number = header.file();
    firstLsn = header.lastLsn() + 1;
    size = header.size();
    lastLsn = header.lastLsn();
    lastCrc = header.crc();
    appended = header;
    durable = header;
  }

  String path() {
    return path;
  }

  long number() {
    return number;
  }

  long firstLsn() {
    return firstLsn;
  }

  long size() {
    return size;
  }

  long zerosTo() {
    return zerosTo;
  }

  /** Writes lines behind the last one; they do not count before {@link #advance}. */
  void write(ByteBuffer lines) throws IOException {
    claim(size + lines.remaining());
    file.writeFully(lines, size);
  }

  void sync(Sync what) throws IOException {
    file.sync(what);
  }

  /** About how many bytes the latest groups had. */
  long recentGroupBytes() {
    return recentGroupBytes;
  }

  /** Says what the groups of the file before were like. */
  ActiveFile after(ActiveFile before) {
    recentGroupBytes = before.recentGroupBytes;
    return this;
  }

  void advance(long bytes, long lsn, int crc) {
    long recent = recentGroupBytes;
    recentGroupBytes = recent + (bytes - recent) / GROUPS_REMEMBERED;
    long end = size + bytes;
    size = end;
    lastLsn = lsn;
    lastCrc = crc;
  }

  FilePosition end() {
    return new FilePosition(number, size, lastLsn, lastCrc);
  }

  /** Tells the other threads how far the file is. */
  void publishEnd() {
    appended = end();
  }

  FilePosition appended() {
    return appended;
  }

  FilePosition durable() {
    return durable;
  }

  void setDurable(FilePosition position) {
    durable = position;
  }

  private void claim(long end) {
    if (end > zerosTo) {
      growth.lock();
      try {
        zerosTo = Math.max(zerosTo, end);
      } finally {
        growth.unlock();
      }
    }
  }

  /**
   * Writes the next step of zeros through another handle, so that an error of its sync is not taken
   * for one of a leader's sync or the other way round.
   *
   * @return whether there was room for more
   */
  boolean extend(DiskFile handle, long limit) throws IOException {
    growth.lock();
    try {
      long from = zerosTo;
      long to = Math.min(limit, from + Zeros.STEP_BYTES);
      if (to <= from) {
        return false;
      }
      Zeros.write(handle, from, to);
      handle.sync(Sync.ALL);
      zerosTo = to;
      return true;
    } finally {
      growth.unlock();
    }
  }

  /** Cuts off what lies behind the last line. */
  void trim(FilePosition end) throws IOException {
    if (file.size() > end.size()) {
      file.truncate(end.size());
      file.sync(Sync.ALL);
    }
  }

  DiskFile file() {
    return file;
  }

  void close() throws IOException {
    file.close();
  }
}

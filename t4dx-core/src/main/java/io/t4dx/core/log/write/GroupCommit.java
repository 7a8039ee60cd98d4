package io.t4dx.core.log.write;

import io.t4dx.core.ambient.Ticks;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.LogClosedException;
import io.t4dx.core.log.LogMetrics;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.format.LineFramer;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Makes a group of writes one write and one sync of the file. Used by one leader at a time. */
final class GroupCommit {
  /** No file was begun for the group. */
  static final long NOT_ROTATED = -1;

  private final LogOptions options;
  private final LongSupplier clock;
  private final LogMetrics metrics;
  private final FileSequence files;
  private final LineFramer framer = new LineFramer();
  private final GroupBuffer buffer;
  private final Sync sync;
  private long rotatedAfter = NOT_ROTATED;
  private volatile boolean closed;

  GroupCommit(LogOptions options, LongSupplier clock, LogMetrics metrics, FileSequence files) {
    this.options = options;
    this.clock = clock;
    this.metrics = metrics;
    this.files = files;
    buffer = new GroupBuffer(options.maxGroupBytes());
    sync = options.syncMode() instanceof SyncMode.Fdatasync ? Sync.DATA : Sync.ALL;
  }

  /** What a write takes in the file at most. */
  static long bound(PendingWrite write) {
    return (long) write.payloadLength()
        + LineDescriptor.MAX_ENTRY_OVERHEAD
        + LineDescriptor.TAIL_BYTES;
  }

  void commit(PendingWrite head, Ticket last) throws IOException {
    requireUsable();
    long bytes = 0;
    for (Ticket ticket = head; ; ticket = next(ticket)) {
      bytes += bound((PendingWrite) ticket);
      if (ticket == last) {
        break;
      }
    }
    if (files.mustRotateFor(bytes)) {
      rotate();
    }
    try {
      append(head, last, buffer.acquire(Math.toIntExact(bytes)));
    } finally {
      buffer.release();
    }
  }

  private void append(PendingWrite head, Ticket last, ByteBuffer lines) throws IOException {
    long at = files.stamp(clock.getAsLong());
    long synced = files.durableLsn();
    int crc = 0;
    int writes = 0;
    long lsn = 0;
    for (Ticket ticket = head; ; ticket = next(ticket)) {
      PendingWrite write = (PendingWrite) ticket;
      lsn = files.takeLsn();
      write.lsn = lsn;
      write.at = at;
      crc =
          framer.entry(
              lines,
              lsn,
              at,
              synced,
              write.payload(),
              write.payloadOffset(),
              write.payloadLength());
      writes++;
      if (ticket == last) {
        break;
      }
    }
    int bytes = lines.flip().remaining();
    ActiveFile file = files.active();
    long start = Ticks.nanos();
    try {
      file.write(lines);
      metrics.group(writes, bytes, Ticks.nanos() - start);
      if (options.syncMode().durable()) {
        files.sync(file, sync, at);
      }
    } catch (IOException e) {
      throw files.poison(e);
    }
    file.advance(bytes, lsn, crc);
    if (options.syncMode().durable()) {
      files.setDurableLsn(lsn);
    } else {
      file.publishEnd();
    }
  }

  /** Leaves the file for a new one. */
  long rotate() throws IOException {
    requireUsable();
    try {
      rotatedAfter = files.rotate();
      return rotatedAfter;
    } catch (IOException e) {
      throw files.poison(e);
    }
  }

  /** The LSN after which a file was begun since the last call, or {@link #NOT_ROTATED}. */
  long takeRotation() {
    long rotation = rotatedAfter;
    rotatedAfter = NOT_ROTATED;
    return rotation;
  }

  /** Makes durable what was appended. */
  void syncNow() throws IOException {
    requireUsable();
    try {
      files.syncAppended(clock.getAsLong());
    } catch (IOException e) {
      throw files.poison(e);
    }
  }

  void resume() throws IOException {
    if (closed) {
      throw new LogClosedException();
    }
    rotatedAfter = files.resume();
  }

  /** Seals the log, unless it is poisoned; either way nothing can be written from now on. */
  void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (files.poisoning() != null) {
      return;
    }
    ByteBuffer line = buffer.acquire(LineDescriptor.MAX_HEADER_BYTES);
    ActiveFile file = files.active();
    long at = files.stamp(clock.getAsLong());
    try {
      files.syncAppended(at);
      // Beyond what is durable where the log went on after writes that failed: their LSNs are void.
      long last = file.end().lastLsn();
      int crc = framer.seal(line, last, at, files.durableLsn());
      int bytes = line.flip().remaining();
      file.write(line);
      files.sync(file, Sync.ALL, at);
      file.advance(bytes, last, crc);
      file.trim(file.end());
    } catch (IOException e) {
      throw files.poison(e);
    }
  }

  boolean isClosed() {
    return closed;
  }

  private void requireUsable() throws IOException {
    LogPoisonedException poisoning = files.poisoning();
    if (poisoning != null) {
      throw poisoning;
    }
    if (closed) {
      throw new LogClosedException();
    }
  }

  static Ticket next(Ticket ticket) {
    return Objects.requireNonNull(ticket.newer);
  }
}

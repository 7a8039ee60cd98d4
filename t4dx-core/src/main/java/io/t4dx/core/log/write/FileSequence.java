package io.t4dx.core.log.write;

import io.t4dx.core.ambient.Ticks;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.LogMetrics;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.read.LogEnd;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The files of the log as its writer knows them, the numbers that it hands out, and whether the
 * disk can still be trusted.
 *
 * <p>A number that was handed out is never handed out again, whatever becomes of the write.
 */
final class FileSequence {
  private final Disk disk;
  private final UUID store;
  private final LogOptions options;
  private final LogMetrics metrics;
  private final FileCreation creation;
  private final ClosedFiles closedFiles;
  private final AtomicReference<@Nullable LogPoisonedException> poisoning = new AtomicReference<>();

  private final ReentrantLock laterSync = new ReentrantLock();

  private volatile ActiveFile active;
  private volatile long durableLsn;
  private volatile long lastSyncAt;
  private long nextFile;
  private long nextLsn;
  private long lastAt;
  private long headerBytes;

  FileSequence(
      Disk disk,
      UUID store,
      LogOptions options,
      LogMetrics metrics,
      FileCreation creation,
      LogEnd end)
      throws IOException {
    this.disk = disk;
    this.store = store;
    this.options = options;
    this.metrics = metrics;
    this.creation = creation;
    closedFiles = new ClosedFiles(disk, end.files());
    nextFile = end.nextFile();
    nextLsn = end.nextLsn();
    lastAt = end.lastAt();
    durableLsn = nextLsn - 1;
    active = begin(end.previous());
  }

  private ActiveFile begin(@Nullable FilePosition previous) throws IOException {
    FileHeader header = new FileHeader(store, nextFile, nextLsn, lastAt, previous);
    ActiveFile begun = creation.create(header);
    nextFile++;
    headerBytes = begun.size();
    return begun;
  }

  ActiveFile active() {
    return active;
  }

  ClosedFiles closedFiles() {
    return closedFiles;
  }

  long takeLsn() {
    return nextLsn++;
  }

  /** The time of the next line: the clock's, but never before the line before. */
  long stamp(long now) {
    lastAt = Math.max(lastAt, now);
    return lastAt;
  }

  long durableLsn() {
    return durableLsn;
  }

  void setDurableLsn(long lsn) {
    durableLsn = lsn;
  }

  long lastSyncAt() {
    return lastSyncAt;
  }

  boolean mustRotateFor(long bytes) {
    ActiveFile file = active;
    return file.size() > headerBytes && file.size() + bytes > options.fileBytes();
  }

  void sync(ActiveFile file, Sync what, long at) throws IOException {
    long start = Ticks.nanos();
    file.sync(what);
    metrics.sync(Ticks.nanos() - start);
    lastSyncAt = at;
  }

  /**
   * Makes durable what was appended before the call; for the leader or the groundwork.
   *
   * <p>An operating system reports a failed write back once. Under the lock, whoever comes second
   * sees that the file is poisoned instead of a sync that succeeds.
   */
  void syncAppended(long at) throws IOException {
    if (options.syncMode().durable()) {
      return;
    }
    laterSync.lock();
    try {
      LogPoisonedException before = poisoning.get();
      if (before != null) {
        throw before;
      }
      ActiveFile file = active;
      FilePosition appended = file.appended();
      if (!appended.equals(file.durable())) {
        sync(file, Sync.ALL, at);
        file.setDurable(appended);
        durableLsn = appended.lastLsn();
      }
    } catch (IOException e) {
      throw poison(e);
    } finally {
      laterSync.unlock();
    }
  }

  /** Begins the next file; everything in the one before is durable by then. */
  long rotate() throws IOException {
    ActiveFile old = active;
    syncAppended(lastAt);
    FilePosition end = old.end();
    active = begin(end).after(old);
    closedFiles.retire(old, end, true);
    metrics.rotation();
    return end.lastLsn();
  }

  @Nullable LogPoisonedException poisoning() {
    return poisoning.get();
  }

  /** Remembers the first failure, and returns what to tell the writers. */
  LogPoisonedException poison(Throwable cause) {
    if (cause instanceof LogPoisonedException known) {
      return known;
    }
    metrics.error();
    LogPoisonedException mine = new LogPoisonedException(disk.describe(active.path()), cause);
    poisoning.compareAndSet(null, mine);
    LogPoisonedException first = poisoning.get();
    return first == null ? mine : first;
  }

  /**
   * Begins a fresh file after the last position that is good; what follows it in the poisoned file
   * is void from then on.
   *
   * @return the last LSN before the fresh file
   */
  long resume() throws IOException {
    LogPoisonedException cause = poisoning.get();
    if (cause == null) {
      return GroupCommit.NOT_ROTATED;
    }
    if (!(cause.getCause() instanceof IOException)) {
      throw cause;
    }
    ActiveFile old = active;
    FilePosition end = old.end();
    FilePosition good = options.syncMode().durable() ? end : old.durable();
    if (good.size() < end.size()) {
      good = carry(old, good, end);
    }
    ActiveFile fresh = begin(good);
    // The poisoned file, or the copy of what it had.
    closedFiles.retire(active, good, false);
    active = fresh;
    durableLsn = good.lastLsn();
    poisoning.set(null);
    return good.lastLsn();
  }

  /** Copies lines that are visible but may never have become durable into a file of their own. */
  private FilePosition carry(ActiveFile old, FilePosition good, FilePosition end)
      throws IOException {
    FileHeader header = new FileHeader(store, nextFile, good.lastLsn() + 1, lastAt, good);
    ActiveFile copy = creation.create(header, fresh -> Carriage.copy(old, good, end, fresh));
    nextFile++;
    closedFiles.retire(old, good, false);
    active = copy;
    return copy.end();
  }

  void closeActive() throws IOException {
    active.close();
  }

  Disk disk() {
    return disk;
  }
}

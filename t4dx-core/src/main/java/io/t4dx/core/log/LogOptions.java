package io.t4dx.core.log;

import io.t4dx.store.SyncMode;

/**
 * How a log is written.
 *
 * @param syncMode when a write becomes durable
 * @param maxLineBytes a write with a longer line is refused; 1 KiB to 64 MiB
 * @param fileBytes a file is left for a new one before it grows beyond this; 4 KiB to 1 GiB. One
 *     line that is longer gets a file of its own
 * @param maxGroupBytes how much is written and synced at once at most, if it is not one line; 4 KiB
 *     to 64 MiB
 * @param maxQueued how many writes wait at most; further writers wait before the queue; 1 to 65536
 * @param firstZeros how many bytes a new file has before the background extends it; 0 to 16 MiB; 0
 *     means that no file is ever filled ahead
 */
public record LogOptions(
    SyncMode syncMode,
    int maxLineBytes,
    long fileBytes,
    int maxGroupBytes,
    int maxQueued,
    int firstZeros) {

  public static final LogOptions DEFAULTS =
      new LogOptions(SyncMode.fsync(), 16 << 20, 64L << 20, 4 << 20, 4096, 256 << 10);

  public LogOptions {
    check("maxLineBytes", maxLineBytes, 1 << 10, 64 << 20);
    check("fileBytes", fileBytes, 4 << 10, 1 << 30);
    check("maxGroupBytes", maxGroupBytes, 4 << 10, 64 << 20);
    check("maxQueued", maxQueued, 1, 1 << 16);
    check("firstZeros", firstZeros, 0, 16 << 20);
  }

  public LogOptions withSyncMode(SyncMode mode) {
    return new LogOptions(mode, maxLineBytes, fileBytes, maxGroupBytes, maxQueued, firstZeros);
  }

  public LogOptions withMaxLineBytes(int bytes) {
    return new LogOptions(syncMode, bytes, fileBytes, maxGroupBytes, maxQueued, firstZeros);
  }

  public LogOptions withFileBytes(long bytes) {
    return new LogOptions(syncMode, maxLineBytes, bytes, maxGroupBytes, maxQueued, firstZeros);
  }

  public LogOptions withMaxGroupBytes(int bytes) {
    return new LogOptions(syncMode, maxLineBytes, fileBytes, bytes, maxQueued, firstZeros);
  }

  public LogOptions withMaxQueued(int writes) {
    return new LogOptions(syncMode, maxLineBytes, fileBytes, maxGroupBytes, writes, firstZeros);
  }

  public LogOptions withFirstZeros(int bytes) {
    return new LogOptions(syncMode, maxLineBytes, fileBytes, maxGroupBytes, maxQueued, bytes);
  }

  private static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " is not in " + least + " to " + most);
    }
  }
}

package io.t4dx.core.log.write;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.LogMetrics;
import io.t4dx.core.log.LogOptions;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done ahead of the writers or after them, so that none of them waits for it: zeros, the
 * next file, trimming and closing, and the syncs of mode INTERVAL. One step at a time.
 *
 * <p>Only a sync of mode INTERVAL can fail the log. Everything else makes writing cheaper, and is
 * left when it fails.
 */
final class Groundwork {
  private static final long LEAST_LEAD = 256 << 10;
  private static final long MOST_LEAD = 4 << 20;

  /** Above this, zeros cost the device as much as they save the writers: decision 0010. */
  private static final long LARGE_GROUP = 128 << 10;

  private final FileSequence files;
  private final FileCreation creation;
  private final LogOptions options;
  private final LogMetrics metrics;
  private final LongSupplier clock;
  private final boolean fills;
  private @Nullable ActiveFile extended;
  private @Nullable DiskFile handle;
  private @Nullable ActiveFile leftAlone;
  private @Nullable ActiveFile noSpareFor;

  Groundwork(
      FileSequence files,
      FileCreation creation,
      LogOptions options,
      LogMetrics metrics,
      LongSupplier clock) {
    this.files = files;
    this.creation = creation;
    this.options = options;
    this.metrics = metrics;
    this.clock = clock;
    fills = options.firstZeros() > 0 && options.syncMode().durable();
  }

  /** Whether a leader should wake the groundwork; cheap, and asked after every group. */
  boolean isBehind() {
    ActiveFile file = files.active();
    return files.closedFiles().hasRetired()
        || (fills(file) && (wantsZeros(file, lead(file) / 2) || wantsSpare(file)));
  }

  /** Does the most urgent thing; false if there is none. */
  boolean step() {
    if (files.closedFiles().hasRetired()) {
      attempt(() -> files.closedFiles().closeNext());
      return true;
    }
    ActiveFile file = files.active();
    if (!fills(file) || files.poisoning() != null) {
      return false;
    }
    if (wantsZeros(file, lead(file))) {
      if (!attempt(() -> extend(file))) {
        leftAlone = file;
      }
      return true;
    }
    if (wantsSpare(file)) {
      if (!attempt(() -> creation.spare().fill(options.fileBytes()))) {
        noSpareFor = file;
      }
      return true;
    }
    return false;
  }

  /** The sync of mode INTERVAL. */
  void syncInterval() {
    if (options.syncMode() instanceof SyncMode.Interval && files.poisoning() == null) {
      try {
        files.syncAppended(clock.getAsLong());
      } catch (IOException e) {
        files.poison(e);
      }
    }
  }

  /** Ends the work; nothing is left open. */
  void close() {
    attempt(this::closeHandle);
    while (files.closedFiles().hasRetired()) {
      attempt(() -> files.closedFiles().closeNext());
    }
    attempt(() -> creation.spare().remove());
  }

  private static long lead(ActiveFile file) {
    return Math.clamp(2 * file.size(), LEAST_LEAD, MOST_LEAD);
  }

  private boolean fills(ActiveFile file) {
    return fills && file.recentGroupBytes() < LARGE_GROUP;
  }

  private boolean wantsZeros(ActiveFile file, long lead) {
    long zerosTo = file.zerosTo();
    return file != leftAlone && zerosTo < options.fileBytes() && zerosTo < file.size() + lead;
  }

  private boolean wantsSpare(ActiveFile file) {
    long whole = options.fileBytes();
    long filled = creation.spare().filled();
    long step = Math.min(Zeros.STEP_BYTES, whole - filled);
    return file != noSpareFor && step > 0 && filled + step <= spareWanted(file.size(), whole);
  }

  /**
   * How far the next file should be filled by now: at the pace of the log, twice as fast, so that
   * it is ready before the log needs it and writers hardly meet it at the device.
   */
  private static long spareWanted(long size, long whole) {
    return Math.min(whole, 2 * (size - whole / 4));
  }

  private void extend(ActiveFile file) throws IOException {
    DiskFile zeros = handle;
    if (extended != file || zeros == null) {
      closeHandle();
      zeros = files.disk().openForUpdate(file.path());
      handle = zeros;
      extended = file;
    }
    file.extend(zeros, options.fileBytes());
  }

  private void closeHandle() throws IOException {
    DiskFile open = handle;
    handle = null;
    extended = null;
    if (open != null) {
      open.close();
    }
  }

  private boolean attempt(Chore chore) {
    try {
      chore.run();
      return true;
    } catch (IOException | RuntimeException e) {
      metrics.error();
      return false;
    }
  }

  private interface Chore {
    void run() throws IOException;
  }
}

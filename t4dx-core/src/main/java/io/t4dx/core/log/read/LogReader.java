package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.LogDamage;
import io.t4dx.core.log.LogStatus;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log as it lies on the disk, read without a writer and without changing a byte. It knows the
 * files that were there when it was opened.
 */
public final class LogReader {
  private final Disk disk;
  private final LogCatalog catalog;

  private LogReader(Disk disk, LogCatalog catalog) {
    this.disk = disk;
    this.catalog = catalog;
  }

  public static LogReader open(Disk disk) throws IOException {
    return new LogReader(disk, LogCatalog.read(disk));
  }

  /** The first LSN that the log can have; 1 where it has no file. */
  public long firstLsn() {
    FileHeader header = catalog.newest() < 0 ? null : catalog.files().getFirst().header();
    return header == null ? 1 : header.first();
  }

  /** The entries from an LSN on, or from the first one where that is later. */
  public LogEntries entries(long fromLsn) {
    return new LogEntries(disk, catalog, Math.max(fromLsn - 1, catalog.beforeFirst()));
  }

  /** One entry, if it is there. */
  public Optional<LogEntry> read(long lsn) throws IOException {
    try (LogEntries entries = entries(lsn)) {
      return entries.next() && entries.lsn() == lsn
          ? Optional.of(entries.copy())
          : Optional.empty();
    }
  }

  /** The log at a glance: only its newest file is read. */
  public LogStatus status() throws IOException {
    int newest = catalog.newest();
    FileHeader header = newest < 0 ? null : catalog.files().get(newest).header();
    FilePosition previous = header == null ? null : header.previous();
    long after = previous == null ? catalog.beforeFirst() : previous.lastLsn();
    try (LogWalk walk = new LogWalk(disk, catalog, null, after)) {
      LogLine line = new LogLine();
      long lastAt = 0;
      while (walk.next(line)) {
        lastAt = line.at();
      }
      FilePosition good = walk.good();
      long bytes = good == null ? 0 : good.size();
      for (int i = 0; i < newest; i++) {
        bytes += catalog.files().get(i).size();
      }
      return new LogStatus(
          firstLsn(),
          walk.lastLsn(),
          walk.lastLsn(),
          catalog.files().size(),
          bytes,
          Math.max(lastAt, walk.lastAt()),
          state(walk));
    }
  }

  private LogStatus.State state(LogWalk walk) throws IOException {
    BadPlace bad = walk.bad();
    if (bad != null && !LogSurvey.of(disk, catalog, bad, walk.lastLsn()).torn()) {
      return LogStatus.State.DAMAGED;
    }
    return walk.sealed() ? LogStatus.State.SEALED : LogStatus.State.UNSEALED;
  }

  /** Reads everything, and what lies behind the first bad place too. */
  public LogVerification verify() throws IOException {
    return verify(Optional.empty());
  }

  /** Reads everything of a store's log; a file of another store is damage. */
  public LogVerification verify(Optional<UUID> store) throws IOException {
    UUID id = store.orElse(null);
    try (LogWalk walk = new LogWalk(disk, catalog, id, catalog.beforeFirst())) {
      LogLine line = new LogLine();
      long entries = 0;
      long first = 0;
      while (walk.next(line)) {
        first = entries++ == 0 ? line.lsn() : first;
      }
      BadPlace bad = walk.bad();
      @Nullable LogSurvey survey =
          bad == null ? null : LogSurvey.of(disk, catalog, bad, walk.lastLsn());
      LogDamage torn = survey != null && survey.torn() ? survey.places().getFirst() : null;
      List<LogDamage> damages = survey == null || survey.torn() ? List.of() : survey.places();
      return new LogVerification(
          walk.filesRead(), entries, first, walk.lastLsn(), walk.sealed(), torn, damages);
    }
  }
}

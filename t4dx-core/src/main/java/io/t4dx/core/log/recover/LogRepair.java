package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.LsnRange;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.BadPlace;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogSurvey;
import io.t4dx.core.log.read.LogWalk;
import io.t4dx.core.log.read.SalvageCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a damaged log whole again, with every valid line that lies behind the damage.
 *
 * <pre>
 *   before   1 good   2 good, BAD, good   3 good
 *   after    1 good   2 good                       4 salvaged from 2 and 3
 * </pre>
 *
 * <p>New files come first, then the damaged bytes go to quarantine, the newest file first. Between
 * any two steps the log is either damaged as before, and the salvaged lines can be salvaged again
 * (each LSN counts once), or whole. Nothing is deleted but unfinished copies. The caller holds the
 * store's lock.
 */
public final class LogRepair {
  private final Disk disk;
  private final UUID store;
  private final LogCatalog catalog;
  private final BadPlace bad;
  private final long afterLsn;
  private final Quarantine quarantine;
  private final SalvageFiles files;
  private final List<LsnRange> lost = new ArrayList<>();
  private long salvaged;
  private long lastAt;

  private LogRepair(
      Disk disk, UUID store, LogCatalog catalog, LogWalk walk, BadPlace bad, long afterLsn) {
    this.afterLsn = afterLsn;
    this.disk = disk;
    this.store = store;
    this.catalog = catalog;
    this.bad = bad;
    quarantine = new Quarantine(disk);
    lastAt = walk.lastAt();
    files = new SalvageFiles(disk, store, walk.good(), catalog.lastNumber() + 1);
  }

  /**
   * Salvages what is behind damage. A log without damage is left as it is, and a torn tail to
   * whoever opens the log.
   *
   * @param store the store's id; empty where only the log's files can tell
   * @param afterLsn entries up to this one are not needed any more
   */
  public static LogSalvage salvage(Disk disk, Optional<UUID> store, long afterLsn)
      throws IOException {
    LogCatalog catalog = LogCatalog.read(disk);
    Optional<UUID> named = storeOf(catalog, store);
    UUID id = store.or(() -> named).orElse(null);
    LogWalk walk = new LogWalk(disk, catalog, id, Math.max(afterLsn, catalog.beforeFirst()));
    try (walk) {
      LogLine line = new LogLine();
      while (walk.next(line)) {
        // Only where it ends is asked for.
      }
    }
    BadPlace bad = walk.bad();
    if (bad == null) {
      return LogSalvage.NOTHING;
    }
    LogSurvey survey = LogSurvey.of(disk, catalog, bad, walk.lastLsn());
    if (survey.torn()) {
      return LogSalvage.NOTHING;
    }
    if (id == null || named.filter(id::equals).isEmpty()) {
      throw new IOException(
          disk.describe(LogPaths.DIRECTORY)
              + " cannot be repaired: none of its files says that it belongs to store "
              + (id == null ? "(unknown)" : id)
              + named.map(other -> ", but one to store " + other).orElse(""));
    }
    return new LogRepair(disk, id, catalog, walk, bad, afterLsn).run(survey.lastLsn());
  }

  /** The store that is looked for, if any file belongs to it; else that of the first file. */
  private static Optional<UUID> storeOf(LogCatalog catalog, Optional<UUID> wanted) {
    List<UUID> named =
        catalog.files().stream()
            .map(CatalogFile::header)
            .filter(Objects::nonNull)
            .map(FileHeader::store)
            .toList();
    return wanted.filter(named::contains).or(() -> named.stream().findFirst());
  }

  private LogSalvage run(long lastSeen) throws IOException {
    try (files) {
      for (int i = bad.index(); i <= catalog.newest(); i++) {
        salvage(i);
      }
      miss(lastSeen);
      files.skipTo(lastSeen, lastAt);
      files.complete();
    }
    CatalogFile damaged = catalog.files().get(bad.index());
    if (bad.offset() > 0) {
      long end = damaged.endOfData(disk, bad.offset());
      quarantine.copy(damaged.path(), damaged.name(), bad.offset(), end);
    }
    files.place();
    int first = bad.offset() > 0 ? bad.index() + 1 : bad.index();
    for (int i = catalog.files().size() - 1; i >= first; i--) {
      quarantine.move(catalog.files().get(i).path(), catalog.files().get(i).name());
    }
    if (bad.offset() > 0) {
      quarantine.cut(damaged.path(), bad.offset());
    }
    return new LogSalvage(salvaged, lost, quarantine.added());
  }

  private void salvage(int index) throws IOException {
    CatalogFile entry = catalog.files().get(index);
    FileHeader header = entry.header();
    if (header != null && !header.store().equals(store)) {
      return;
    }
    long from = index == bad.index() ? bad.offset() : 0;
    try (DiskFile file = disk.openForRead(entry.path())) {
      SalvageCursor lines = new SalvageCursor(file, from, catalog.limit(index));
      LogLine line = new LogLine();
      while (lines.next(line)) {
        if (!line.isSeal() && line.lsn() > files.lastLsn()) {
          miss(line.lsn() - 1);
          files.add(line);
          lastAt = Math.max(lastAt, line.at());
          salvaged++;
        }
      }
    }
  }

  /** Notes that all numbers up to this one that are not in the log yet will not be. */
  private void miss(long upTo) {
    long from = Math.max(files.lastLsn(), afterLsn);
    if (upTo > from) {
      lost.add(new LsnRange(from + 1, upTo));
    }
  }
}

package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.LsnRange;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
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
import org.jspecify.annotations.Nullable;

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
  private final @Nullable FilePosition good;
  private final long lastSeen;
  private final long afterLsn;
  private final Quarantine quarantine;
  private final List<LsnRange> lost = new ArrayList<>();
  private long salvaged;
  private long lastLsn;
  private long lastAt;

  private LogRepair(
      Disk disk,
      UUID store,
      LogCatalog catalog,
      LogWalk walk,
      BadPlace bad,
      long lastSeen,
      long afterLsn) {
    this.disk = disk;
    this.store = store;
    this.catalog = catalog;
    this.bad = bad;
    this.lastSeen = lastSeen;
    this.afterLsn = afterLsn;
    good = walk.good();
    lastLsn = good == null ? 0 : good.lastLsn();
    lastAt = walk.lastAt();
    quarantine = new Quarantine(disk);
  }

  /**
   * Says what {@link #salvage} would keep and lose, and changes nothing.
   *
   * @param store the store's id; empty where only the log's files can tell
   * @param afterLsn entries up to this one are not needed any more
   */
  public static LogSalvage look(Disk disk, Optional<UUID> store, long afterLsn) throws IOException {
    LogRepair repair = of(disk, store, afterLsn);
    return repair == null ? LogSalvage.NOTHING : repair.look();
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
    LogRepair repair = of(disk, store, afterLsn);
    return repair == null ? LogSalvage.NOTHING : repair.salvage();
  }

  /** The repair of a log; null where there is nothing to repair. */
  private static @Nullable LogRepair of(Disk disk, Optional<UUID> store, long afterLsn)
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
      return null;
    }
    LogSurvey survey = LogSurvey.of(disk, catalog, bad, walk.lastLsn());
    if (survey.torn()) {
      return null;
    }
    if (id == null || named.filter(id::equals).isEmpty()) {
      throw new IOException(
          disk.describe(LogPaths.DIRECTORY)
              + " cannot be repaired: none of its files says that it belongs to store "
              + (id == null ? "(unknown)" : id)
              + named.map(other -> ", but one to store " + other).orElse(""));
    }
    return new LogRepair(disk, id, catalog, walk, bad, survey.lastLsn(), afterLsn);
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

  private LogSalvage look() throws IOException {
    collect(line -> {});
    return new LogSalvage(salvaged, lost, List.of());
  }

  private LogSalvage salvage() throws IOException {
    SalvageFiles files = new SalvageFiles(disk, store, good, catalog.lastNumber() + 1);
    try (files) {
      collect(files::add);
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

  private interface Keeping {
    void keep(LogLine line) throws IOException;
  }

  /** Finds the lines that can be salvaged, each once, and the numbers of those that cannot. */
  private void collect(Keeping keeping) throws IOException {
    for (int i = bad.index(); i <= catalog.newest(); i++) {
      CatalogFile entry = catalog.files().get(i);
      FileHeader header = entry.header();
      if (header == null || header.store().equals(store)) {
        collect(entry, i, keeping);
      }
    }
    miss(lastSeen);
  }

  private void collect(CatalogFile entry, int index, Keeping keeping) throws IOException {
    long from = index == bad.index() ? bad.offset() : 0;
    try (DiskFile file = disk.openForRead(entry.path())) {
      SalvageCursor lines = new SalvageCursor(file, from, catalog.limit(index));
      LogLine line = new LogLine();
      while (lines.next(line)) {
        if (!line.isSeal() && line.lsn() > lastLsn) {
          miss(line.lsn() - 1);
          keeping.keep(line);
          lastLsn = line.lsn();
          lastAt = Math.max(lastAt, line.at());
          salvaged++;
        }
      }
    }
  }

  /** Notes that all numbers up to this one that are not in the log yet will not be. */
  private void miss(long upTo) {
    long from = Math.max(lastLsn, afterLsn);
    if (upTo > from) {
      lost.add(new LsnRange(from + 1, upTo));
    }
  }
}

package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogWalk;
import java.io.IOException;
import java.util.List;

/**
 * Takes the end of a log away, while no writer has it open. What is taken away goes to quarantine.
 *
 * <p>It can be done again after a crash: until it is complete, the log counts as damaged.
 */
public final class LogTruncation {
  private LogTruncation() {}

  /**
   * Removes all entries after an LSN.
   *
   * @return what was moved or copied aside
   * @throws IllegalArgumentException if the log does not reach back to the LSN
   */
  public static List<String> truncateAfter(Disk disk, long lsn) throws IOException {
    LogCatalog catalog = LogCatalog.read(disk);
    Quarantine quarantine = new Quarantine(disk);
    if (catalog.newest() < 0) {
      return List.of();
    }
    int index = fileOf(catalog, lsn);
    CatalogFile file = catalog.files().get(index);
    long size = sizeUpTo(disk, catalog, index, lsn);
    quarantine.copy(file.path(), file.name(), size, file.endOfData(disk, size));
    quarantine.cut(file.path(), size);
    for (int i = catalog.files().size() - 1; i > index; i--) {
      quarantine.move(catalog.files().get(i).path(), catalog.files().get(i).name());
    }
    return quarantine.added();
  }

  /** The last file that starts at or before the entry behind the LSN. */
  private static int fileOf(LogCatalog catalog, long lsn) {
    for (int i = catalog.newest(); i >= 0; i--) {
      FileHeader header = catalog.files().get(i).header();
      if (header != null && header.first() - 1 <= lsn) {
        return i;
      }
    }
    throw new IllegalArgumentException("the log does not reach back to LSN " + lsn);
  }

  private static long sizeUpTo(Disk disk, LogCatalog catalog, int index, long lsn)
      throws IOException {
    LogCatalog upToHere = new LogCatalog(catalog.files().subList(0, index + 1), index);
    CatalogFile file = catalog.files().get(index);
    FileHeader header = file.header();
    FilePosition previous = header == null ? null : header.previous();
    long size = file.line() == null ? 0 : file.line().size();
    long after = previous == null ? 0 : previous.lastLsn();
    try (LogWalk walk = new LogWalk(disk, upToHere, null, after)) {
      LogLine line = new LogLine();
      while (walk.next(line) && line.lsn() <= lsn) {
        FilePosition good = walk.good();
        size = good == null ? size : good.size();
      }
    }
    return size;
  }
}

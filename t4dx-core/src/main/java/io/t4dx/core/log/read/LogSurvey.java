package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.LogDamage;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies behind the first bad place of a log, and what that makes of it.
 *
 * @param torn whether it is the tail of a write that was interrupted, and nothing acknowledged is
 *     lost
 * @param places the bad places, the first one first
 * @param lastLsn the highest LSN that anything in the log speaks of
 */
public record LogSurvey(boolean torn, List<LogDamage> places, long lastLsn) {

  public LogSurvey {
    places = List.copyOf(places);
  }

  /**
   * Looks at everything from a bad place on.
   *
   * @param lastGoodLsn the last LSN before it
   */
  public static LogSurvey of(Disk disk, LogCatalog catalog, BadPlace bad, long lastGoodLsn)
      throws IOException {
    Search search = new Search(lastGoodLsn);
    for (int i = bad.index(); i <= catalog.newest(); i++) {
      CatalogFile file = catalog.files().get(i);
      boolean first = i == bad.index();
      search.file(disk, file, first ? bad.offset() : 0, first);
    }
    LogDamage place =
        new LogDamage(
            disk.describe(catalog.files().get(bad.index()).path()),
            bad.offset(),
            bad.reason(),
            lastGoodLsn + 1,
            search.lastLsn,
            search.validLines);
    List<LogDamage> places = new ArrayList<>();
    places.add(place);
    places.addAll(search.further);
    boolean torn = bad.incomplete() && bad.index() == catalog.newest() && !search.provesDurable;
    return new LogSurvey(torn, places, search.lastLsn);
  }

  private static final class Search {
    private final long lostLsn;
    private final List<LogDamage> further = new ArrayList<>();
    private long lastLsn;
    private long validLines;
    private boolean provesDurable;

    Search(long lastGoodLsn) {
      lostLsn = lastGoodLsn + 1;
      lastLsn = lastGoodLsn;
    }

    void file(Disk disk, CatalogFile entry, long from, boolean startsBad) throws IOException {
      FileHeader header = entry.header();
      if (header != null && from == 0) {
        FilePosition previous = header.previous();
        lastLsn = Math.max(lastLsn, previous == null ? 0 : previous.lastLsn());
        lastLsn = Math.max(lastLsn, header.first() - 1);
      }
      try (DiskFile file = disk.openForRead(entry.path())) {
        lines(disk.describe(entry.path()), file, from, startsBad);
      }
    }

    private void lines(String path, DiskFile file, long from, boolean startsBad)
        throws IOException {
      SalvageCursor lines = new SalvageCursor(file, from);
      LogLine line = new LogLine();
      boolean inPlace = !startsBad;
      long end = from;
      while (lines.next(line)) {
        if (inPlace && end > 0 && lines.lineStart() != end) {
          further.add(new LogDamage(path, end, "not a valid line", lastLsn + 1, line.lsn() - 1, 0));
        }
        inPlace = true;
        end = lines.lineEnd();
        if (!line.isSeal()) {
          validLines++;
        }
        provesDurable |= line.isSeal() || line.synced() >= lostLsn;
        lastLsn = Math.max(lastLsn, Math.max(line.lsn(), line.synced()));
      }
    }
  }
}

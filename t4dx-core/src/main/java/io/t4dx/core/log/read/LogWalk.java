package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LogLine;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log from file to file, verifying every line and the chain of the headers, up to its end
 * or to the first bad place.
 */
public final class LogWalk implements AutoCloseable {
  private final Disk disk;
  private final LogCatalog catalog;
  private final HeaderChain chain;
  private final long afterLsn;
  private int index;
  private @Nullable DiskFile file;
  private @Nullable LineCursor cursor;
  private long limit;
  private long expectedLsn;
  private boolean sealed;
  private long lastAt;
  private int filesRead;
  private long unproven;
  private @Nullable FilePosition good;
  private @Nullable BadPlace bad;

  /**
   * Prepares a walk over everything after an LSN.
   *
   * @param store the store that all files must belong to; null to take that of the first file
   */
  public LogWalk(Disk disk, LogCatalog catalog, @Nullable UUID store, long afterLsn) {
    this.disk = disk;
    this.catalog = catalog;
    this.afterLsn = afterLsn;
    chain = new HeaderChain(catalog, store, afterLsn);
    index = catalog.startFor(afterLsn);
  }

  /** Moves to the next entry after the LSN; false at the end of the log or at a bad place. */
  public boolean next(LogLine line) throws IOException {
    while (bad == null) {
      LineCursor lines = cursor;
      if (lines == null) {
        if (index > catalog.newest()) {
          return false;
        }
        open();
        continue;
      }
      long start = lines.position();
      switch (lines.next(line)) {
        case LINE -> {
          if (accept(line, start, lines.position()) && !line.isSeal() && line.lsn() > afterLsn) {
            return true;
          }
        }
        case FREE -> finish(start);
        case BAD -> bad = new BadPlace(index, start, "not a valid line", true);
      }
    }
    return false;
  }

  private void open() throws IOException {
    bad = chain.check(index, good);
    if (bad != null) {
      return;
    }
    CatalogFile entry = catalog.files().get(index);
    HeaderLine line = Objects.requireNonNull(entry.line());
    FileHeader header = Objects.requireNonNull(line.header());
    limit = catalog.limit(index);
    expectedLsn = header.first();
    sealed = false;
    unproven = 0;
    lastAt = Math.max(lastAt, header.at());
    good = new FilePosition(entry.number(), line.size(), expectedLsn - 1, line.crc());
    file = disk.openForRead(entry.path());
    cursor = new LineCursor(file, line.size(), limit);
    filesRead++;
  }

  private boolean accept(LogLine line, long start, long end) {
    long expected = line.isSeal() ? expectedLsn - 1 : expectedLsn;
    if (sealed) {
      bad = new BadPlace(index, start, "a line stands behind the seal", false);
    } else if (line.lsn() != expected) {
      String reason = "LSN " + line.lsn() + " stands where " + expected + " must";
      bad = new BadPlace(index, start, reason, false);
    } else {
      sealed = line.isSeal();
      // It says that all before it was durable when it was written.
      unproven = line.synced() >= expectedLsn - 1 ? start : unproven;
      expectedLsn = expected + 1;
      lastAt = Math.max(lastAt, line.at());
      good = new FilePosition(catalog.files().get(index).number(), end, expected, line.crc());
      return true;
    }
    return false;
  }

  private void finish(long end) throws IOException {
    if (index < catalog.newest() && catalog.saidOf(index) != null && end != limit) {
      String reason = "its lines end here, but the next file says that it has " + limit + " bytes";
      bad = new BadPlace(index, end, reason, false);
      return;
    }
    close();
    index++;
  }

  /** Where the walk was stopped; null at the end of the log. */
  public @Nullable BadPlace bad() {
    return bad;
  }

  /** How far the log is good; null where no file of it is. */
  public @Nullable FilePosition good() {
    return good;
  }

  /**
   * From where on, in the file of {@link #good}, no line proves that the bytes were ever durable.
   */
  public long unproven() {
    return unproven;
  }

  /** The last LSN that was verified, or the one that the walk started after. */
  public long lastLsn() {
    return good == null ? afterLsn : good.lastLsn();
  }

  /** Whether the last line that was read is a seal. */
  public boolean sealed() {
    return sealed && bad == null;
  }

  /** The latest time in any line. */
  public long lastAt() {
    return lastAt;
  }

  public int filesRead() {
    return filesRead;
  }

  @Override
  public void close() throws IOException {
    DiskFile open = file;
    file = null;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }
}

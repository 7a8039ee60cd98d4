package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.format.LogLine;
import java.io.IOException;
import java.util.Arrays;

/** The entries of a log in order, each verified; ends before a torn tail. */
public final class LogEntries implements AutoCloseable {
  private final Disk disk;
  private final LogCatalog catalog;
  private final LogWalk walk;
  private final LogLine line = new LogLine();

  LogEntries(Disk disk, LogCatalog catalog, long afterLsn) {
    this.disk = disk;
    this.catalog = catalog;
    walk = new LogWalk(disk, catalog, null, afterLsn);
  }

  /**
   * Moves to the next entry; false at the end of the log.
   *
   * @throws LogDamagedException at a place where acknowledged data is damaged
   */
  public boolean next() throws IOException {
    if (walk.next(line)) {
      return true;
    }
    BadPlace bad = walk.bad();
    if (bad != null) {
      LogSurvey survey = LogSurvey.of(disk, catalog, bad, walk.lastLsn());
      if (!survey.torn()) {
        throw new LogDamagedException(survey.places());
      }
    }
    return false;
  }

  public long lsn() {
    return line.lsn();
  }

  public long at() {
    return line.at();
  }

  /** The buffer that holds the operations from {@link #offset} on, until the next move. */
  public byte[] bytes() {
    return line.bytes();
  }

  public int offset() {
    return line.opsOffset();
  }

  public int length() {
    return line.opsLength();
  }

  /** A copy of the entry that stays. */
  public LogEntry copy() {
    byte[] ops = Arrays.copyOfRange(bytes(), offset(), offset() + length());
    return new LogEntry(lsn(), at(), ops);
  }

  @Override
  public void close() throws IOException {
    walk.close();
  }
}

package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LogLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log that somebody else may be writing: line after line, from file to file, as far as
 * there are lines. What is not a line yet may become one, so it is looked at again when asked
 * again. For one thread.
 */
public final class LogTail implements AutoCloseable {
  private final Disk disk;
  private final long fromLsn;
  private @Nullable DiskFile file;
  private @Nullable LineCursor cursor;
  private String name = "";
  private long number;
  private long position;
  private long lineStart;

  /** Begins at an LSN, or at the log's first where that is later. */
  public LogTail(Disk disk, long fromLsn) {
    this.disk = disk;
    this.fromLsn = fromLsn;
  }

  /** Moves to the next line; false where none was written yet. */
  public boolean next(LogLine line) throws IOException {
    boolean lookedAgain = false;
    while (true) {
      if (file == null && !open()) {
        return false;
      }
      if (read(line)) {
        if (line.isSeal() || line.lsn() >= fromLsn) {
          return true;
        }
      } else if (!lookedAgain && hasSuccessor()) {
        // The file takes no more lines by now, but may have got some since it was read.
        lookedAgain = true;
      } else if (lookedAgain) {
        close();
        lookedAgain = false;
      } else {
        return false;
      }
    }
  }

  /** The file of the line, as a person would look it up. */
  public String file() {
    return name;
  }

  /** Where in it the line starts. */
  public long lineStart() {
    return lineStart;
  }

  private boolean read(LogLine line) throws IOException {
    DiskFile open = file;
    if (open == null) {
      return false;
    }
    LineCursor lines = cursor;
    if (lines == null) {
      lines = new LineCursor(open, position, open.size());
      cursor = lines;
    }
    if (lines.next(line) != LineCursor.Found.LINE) {
      // What it has in memory is old when it is asked next.
      cursor = null;
      return false;
    }
    lineStart = position;
    position = lines.position();
    return true;
  }

  private boolean open() throws IOException {
    LogCatalog catalog = catalog();
    int start = number == 0 ? catalog.startFor(Math.max(0, fromLsn - 1)) : 0;
    for (int i = start; i <= catalog.newest(); i++) {
      CatalogFile entry = catalog.files().get(i);
      HeaderLine header = entry.line();
      if (entry.number() > number && header != null) {
        try {
          file = disk.openForRead(entry.path());
        } catch (FileNotFoundException e) {
          return false;
        }
        name = disk.describe(entry.path());
        number = entry.number();
        position = header.size();
        return true;
      }
    }
    return false;
  }

  private boolean hasSuccessor() throws IOException {
    for (CatalogFile entry : catalog().files()) {
      FileHeader header = entry.header();
      if (entry.number() > number && header != null) {
        return true;
      }
    }
    return false;
  }

  /** Files may go while their names are read. */
  private LogCatalog catalog() throws IOException {
    try {
      return LogCatalog.read(disk);
    } catch (FileNotFoundException e) {
      return new LogCatalog(List.of(), -1);
    }
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

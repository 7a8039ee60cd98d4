package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.SalvageCursor;
import java.io.IOException;

/** Goes through one file of a log, across what is no line. */
final class LogFileScan {
  /** Is told of what is found, in the order of the file. */
  interface Visitor {
    /** A valid line; false ends the scan. */
    boolean line(LogLine line, long start);

    /** Bytes that are no line, before a valid one or at the end. */
    void bad(long from, boolean atEnd);
  }

  private LogFileScan() {}

  /**
   * Scans a file.
   *
   * @param from where its first line starts
   * @param limit beyond which nothing counts
   * @return where its last valid line ends
   */
  static long scan(Disk disk, String path, long from, long limit, Visitor visitor)
      throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      long size = Math.min(limit, file.size());
      SalvageCursor lines = new SalvageCursor(file, from, size);
      LogLine line = new LogLine();
      long end = from;
      while (lines.next(line)) {
        if (lines.lineStart() != end) {
          visitor.bad(end, false);
        }
        end = lines.lineEnd();
        if (!visitor.line(line, lines.lineStart())) {
          return end;
        }
      }
      // The rest may be free space, which is zeros.
      if (CatalogFile.endOfData(file, end, size) > end) {
        visitor.bad(end, true);
      }
      return end;
    }
  }
}

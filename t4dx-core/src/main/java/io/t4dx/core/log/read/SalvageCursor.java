package io.t4dx.core.log.read;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.LogLine;
import java.io.IOException;

/** Finds the valid lines of a file wherever they stand, across whatever lies between them. */
public final class SalvageCursor {
  private final LineCursor lines;
  private boolean aligned;
  private long lineStart;

  /** Searches a file from an offset on, which need not be the start of a line. */
  public SalvageCursor(DiskFile file, long from) throws IOException {
    this(file, from, file.size());
  }

  /** Searches a file from an offset on, up to a limit beyond which nothing counts. */
  public SalvageCursor(DiskFile file, long from, long limit) {
    lines = new LineCursor(file, from, limit);
    aligned = true;
  }

  /** Moves to the next valid line; false where none follows. */
  public boolean next(LogLine line) throws IOException {
    while (true) {
      if (aligned) {
        lineStart = lines.position();
        switch (lines.next(line)) {
          case LINE -> {
            return true;
          }
          case FREE -> {
            return false;
          }
          case BAD -> aligned = false;
        }
      }
      long opening = lines.findOpening(lines.position() + 1);
      if (opening < 0) {
        return false;
      }
      lines.seek(opening);
      aligned = true;
    }
  }

  /** Where the line that was found last ends. */
  public long lineEnd() {
    return lines.position();
  }

  /** Where the line that was found last starts. */
  public long lineStart() {
    return lineStart;
  }
}

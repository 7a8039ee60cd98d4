package io.t4dx.core.log.read;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.format.LineParser;
import io.t4dx.core.log.format.LogLine;
import java.io.IOException;

/**
 * Reads the lines of one file in order and stops at the first byte that is not part of a valid one.
 */
final class LineCursor {
  /** What is found where a line could start. */
  enum Found {
    LINE,
    /** Nothing but zeros up to the limit, or the limit itself. */
    FREE,
    /** Something that is neither a valid line nor free space. */
    BAD
  }

  private static final int SMALLEST_LINE = LineDescriptor.TAIL_BYTES + 1;

  private final FileWindow window;
  private final LineParser parser = new LineParser();
  private long position;

  /** Reads a file from an offset up to a limit, beyond which nothing is looked at. */
  LineCursor(DiskFile file, long from, long limit) {
    window = new FileWindow(file, limit);
    position = from;
  }

  /** Where the next line starts, or where the bad or free bytes do. */
  long position() {
    return position;
  }

  void seek(long offset) {
    position = offset;
  }

  Found next(LogLine line) throws IOException {
    int searched = 0;
    while (true) {
      int available = window.show(position, searched + SMALLEST_LINE);
      int start = window.index(position);
      int stop = ByteSearch.lineFeedOrZero(window.bytes(), start + searched, start + available);
      if (stop >= 0) {
        return found(line, start, stop);
      }
      if (available < searched + SMALLEST_LINE) {
        return available == 0 ? Found.FREE : Found.BAD;
      }
      searched = available;
      if (searched > LineDescriptor.MAX_LINE_BYTES) {
        return Found.BAD;
      }
    }
  }

  private Found found(LogLine line, int start, int stop) throws IOException {
    if (window.bytes()[stop] == '\n' && parser.parse(window.bytes(), start, stop, line)) {
      position += stop + 1 - start;
      return Found.LINE;
    }
    return stop == start && window.bytes()[stop] == 0 && endOfData() == position
        ? Found.FREE
        : Found.BAD;
  }

  /**
   * The end of the last byte that is not zero, or the position where there is none from there on.
   */
  long endOfData() throws IOException {
    long end = position;
    for (long at = position; ; ) {
      int available = window.show(at, 1);
      if (available == 0) {
        return end;
      }
      int start = window.index(at);
      int last = ByteSearch.lastNonZero(window.bytes(), start, start + available);
      if (last >= 0) {
        end = at + last + 1 - start;
      }
      at += available;
    }
  }

  /** The first offset from the given one on where a line seems to open, or -1. */
  long findOpening(long from) throws IOException {
    for (long at = from; ; ) {
      int available = window.show(at, SMALLEST_LINE);
      if (available < SMALLEST_LINE) {
        return -1;
      }
      int start = window.index(at);
      int last = start + available - ByteSearch.OPENING_BYTES;
      int found = ByteSearch.opening(window.bytes(), start, last);
      if (found >= 0) {
        return at + found - start;
      }
      at += last - start;
    }
  }
}

package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.LogVersionException;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The files of a log, in order.
 *
 * @param files all of them, by number
 * @param newest the index of the last one that is not just a torn creation; -1 where there is none
 */
public record LogCatalog(List<CatalogFile> files, int newest) {

  public LogCatalog {
    files = List.copyOf(files);
  }

  /** Looks at the names and the first lines of a store's log. */
  public static LogCatalog read(Disk disk) throws IOException {
    List<CatalogFile> files = new ArrayList<>();
    for (String name : disk.list(LogPaths.DIRECTORY)) {
      OptionalLong number = LogPaths.number(name);
      if (number.isPresent()) {
        files.add(look(disk, number.getAsLong()));
      }
    }
    files.sort(Comparator.comparingLong(CatalogFile::number));
    int newest = files.size() - 1;
    while (newest >= 0 && files.get(newest).isTornCreation()) {
      newest--;
    }
    return new LogCatalog(files, newest);
  }

  private static CatalogFile look(Disk disk, long number) throws IOException {
    String path = LogPaths.file(number);
    try (DiskFile file = disk.openForRead(path)) {
      FileWindow window = new FileWindow(file, LineDescriptor.MAX_HEADER_BYTES);
      byte[] start = window.copy(0, LineDescriptor.MAX_HEADER_BYTES);
      int lineFeed = ByteSearch.lineFeedOrZero(start, 0, start.length);
      HeaderLine line =
          lineFeed < 0 || start[lineFeed] == 0 ? null : HeaderLine.parse(start, lineFeed);
      if (line != null && line.header() == null) {
        throw new LogVersionException(disk.describe(path), line.version(), LineDescriptor.VERSION);
      }
      boolean blank = line == null && isBlank(file, start);
      return new CatalogFile(number, file.size(), line, blank);
    }
  }

  /**
   * A header is durable before anything is appended. So a file with a bad one held an entry if
   * there is a valid line, or anything at all behind the first line.
   */
  private static boolean isBlank(DiskFile file, byte[] start) throws IOException {
    int headerEnd = 0;
    while (headerEnd < start.length && start[headerEnd] != '\n') {
      headerEnd++;
    }
    long from = Math.min(headerEnd + 1L, file.size());
    LineCursor rest = new LineCursor(file, from, file.size());
    return rest.endOfData() == from && !new SalvageCursor(file, 0).next(new LogLine());
  }

  /**
   * Where to start reading for everything after an LSN: the last file whose header says that all
   * before it lies at or below that LSN.
   */
  int startFor(long afterLsn) {
    for (int i = newest; i > 0; i--) {
      FileHeader header = files.get(i).header();
      FilePosition previous = header == null ? null : header.previous();
      if (previous != null && previous.lastLsn() <= afterLsn) {
        return i;
      }
    }
    return 0;
  }

  /** The LSN that everything was released up to, as far as the first file knows. */
  public long beforeFirst() {
    FileHeader header = newest < 0 ? null : files.getFirst().header();
    FilePosition previous = header == null ? null : header.previous();
    return previous == null ? 0 : previous.lastLsn();
  }

  /** How far a file counts: the next one says it, if its header is valid. */
  public long limit(int index) {
    FilePosition said = saidOf(index);
    return said == null ? files.get(index).size() : said.size();
  }

  /** What the next file says of one; null where it says nothing. */
  @Nullable FilePosition saidOf(int index) {
    if (index >= newest) {
      return null;
    }
    FileHeader next = files.get(index + 1).header();
    FilePosition previous = next == null ? null : next.previous();
    boolean names = previous != null && previous.file() == files.get(index).number();
    return names ? previous : null;
  }

  /** The bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(CatalogFile::size).sum();
  }

  /** The highest number that a file has, or 0. */
  public long lastNumber() {
    return files.isEmpty() ? 0 : files.getLast().number();
  }
}

package io.t4dx.core.log.read;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A log file as its name and its first line show it.
 *
 * @param number the number in its name
 * @param size its length on the disk
 * @param line its header; null where the first line is not a valid one
 * @param blank whether nothing but a header can ever have been here: then a bad header is that of a
 *     file whose creation was interrupted
 */
public record CatalogFile(long number, long size, @Nullable HeaderLine line, boolean blank) {

  public String path() {
    return LogPaths.file(number);
  }

  public String name() {
    return LogPaths.name(number);
  }

  public @Nullable FileHeader header() {
    return line == null ? null : line.header();
  }

  /** The end of the last byte that is not zero, or the offset where none follows it. */
  public long endOfData(Disk disk, long offset) throws IOException {
    try (DiskFile file = disk.openForRead(path())) {
      return endOfData(file, offset, file.size());
    }
  }

  /** The same of a file that is open, up to a limit beyond which nothing counts. */
  public static long endOfData(DiskFile file, long offset, long limit) throws IOException {
    return new LineCursor(file, offset, limit).endOfData();
  }

  /** Whether this is what an interrupted creation leaves. */
  boolean isTornCreation() {
    return line == null && blank;
  }
}

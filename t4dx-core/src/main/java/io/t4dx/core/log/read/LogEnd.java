package io.t4dx.core.log.read;

import io.t4dx.core.log.format.FilePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a log goes on.
 *
 * @param previous how far its newest file counts; null in a log without files
 * @param nextFile the number of the file to write next; no file had it
 * @param nextLsn the LSN of the next write; no write had it
 * @param lastAt the latest time in the log
 * @param files its files, the oldest first
 */
public record LogEnd(
    @Nullable FilePosition previous,
    long nextFile,
    long nextLsn,
    long lastAt,
    List<Retained> files) {

  public LogEnd {
    files = List.copyOf(files);
  }

  /** The end of a log that does not exist yet. */
  public static LogEnd none() {
    return new LogEnd(null, 1, 1, 0, List.of());
  }

  /**
   * A file that takes no more writes.
   *
   * @param number its number
   * @param firstLsn no entry in it lies before
   * @param lastLsn no entry in it lies beyond
   * @param size its length
   */
  public record Retained(long number, long firstLsn, long lastLsn, long size) {}
}

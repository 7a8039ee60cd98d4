package io.t4dx.core.log.format;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a log file.
 *
 * @param store the store that the file belongs to
 * @param file the file's number
 * @param first the LSN of its first entry
 * @param at when it was begun, in microseconds
 * @param previous the file before it; null in the first file of a log
 */
public record FileHeader(
    UUID store, long file, long first, long at, @Nullable FilePosition previous) {

  public FileHeader {
    if (file < 1 || first < 1 || at < 0) {
      throw new IllegalArgumentException(
          "no header has file " + file + ", first " + first + ", at " + at);
    }
    if (previous != null && first <= previous.lastLsn()) {
      throw new IllegalArgumentException("first " + first + " does not lie beyond " + previous);
    }
  }
}

package io.t4dx.compaction.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a file.
 *
 * <pre>
 *   {"t4dx":"sleep-journal","version":1,"file":7,"previous":6,"size":8123,"cycle":41,"crc":"..."}
 * </pre>
 *
 * @param previous the file that was appended to before; 0 for none
 * @param size where the lines of that one end that count: what lies behind was never acknowledged
 * @param cycle the newest cycle before this file; 0 for none
 */
record JournalHeader(long file, long previous, long size, long cycle) {
  static final int VERSION = 1;

  /** No header is longer. */
  static final int MOST_BYTES = 256;

  private static final Pattern ANY_VERSION =
      Pattern.compile("\\{\"t4dx\":\"sleep-journal\",\"version\":(\\d{1,9})[,}].*");
  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"t4dx\":\"sleep-journal\",\"version\":1,\"file\":(\\d{1,18}),"
              + "\"previous\":(\\d{1,18}),\"size\":(\\d{1,18}),\"cycle\":(\\d{1,18})\\}");

  byte[] line() {
    String object =
        "{\"t4dx\":\"sleep-journal\",\"version\":%d,\"file\":%d,\"previous\":%d,\"size\":%d,\"cycle\":%d}"
            .formatted(VERSION, file, previous, size, cycle);
    return JournalLine.seal(object.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a line whose checksum fits.
   *
   * @param path as a person would look it up
   * @return empty where it is no header
   */
  static Optional<JournalHeader> parse(String path, byte[] object) throws JournalVersionException {
    String text = new String(object, StandardCharsets.ISO_8859_1);
    Matcher any = ANY_VERSION.matcher(text);
    if (any.matches() && Long.parseLong(any.group(1)) > VERSION) {
      throw new JournalVersionException(path, Long.parseLong(any.group(1)));
    }
    Matcher found = FORM.matcher(text);
    return found.matches()
        ? Optional.of(
            new JournalHeader(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4))))
        : Optional.empty();
  }
}

package io.t4dx.query;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two items of an ordered scan, after which it can be resumed, also in another
 * process.
 *
 * @param position the value that the scan is ordered by, as a number that sorts like it; 0 in the
 *     order of ids
 */
public record ScanCursor(ScanOrder order, boolean descending, long position, UUID id) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Z_]+)([+-]):(-?[0-9]{1,19}):([0-9a-f-]{36})");

  /** A text that {@link #parse} takes. */
  public String text() {
    return order + (descending ? "-" : "+") + ":" + position + ":" + id;
  }

  public static ScanCursor parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("cursor is '" + text + "', which no scan has given out");
    }
    return new ScanCursor(
        ScanOrder.valueOf(parts.group(1)),
        parts.group(2).equals("-"),
        Long.parseLong(parts.group(3)),
        UUID.fromString(parts.group(4)));
  }
}

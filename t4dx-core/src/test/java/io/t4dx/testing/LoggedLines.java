package io.t4dx.testing;

import io.t4dx.core.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the lines of a log file stand, as anyone can see who knows that a line ends with a feed.
 */
public final class LoggedLines {
  private static final Pattern LSN = Pattern.compile("^\\{(\"seal\":\"\\w+\",)?\"lsn\":(\\d+),");

  /**
   * One line.
   *
   * @param lsn 0 in a header
   */
  public record Line(long start, long end, long lsn, boolean seal) {}

  private final String path;
  private final List<Line> lines = new ArrayList<>();

  private LoggedLines(String path) {
    this.path = path;
  }

  /** The lines of the newest file that holds any. */
  public static LoggedLines ofNewestFile(Disk disk) throws IOException {
    String name =
        disk.list("wal").stream()
            .filter(each -> each.endsWith(".wal.jsonl"))
            .reduce((_, second) -> second)
            .orElseThrow();
    LoggedLines logged = new LoggedLines("wal/" + name);
    String text = new String(DiskImage.read(disk, logged.path), StandardCharsets.ISO_8859_1);
    int start = 0;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
      Matcher lsn = LSN.matcher(text.substring(start, feed));
      logged.lines.add(
          lsn.find()
              ? new Line(start, feed + 1L, Long.parseLong(lsn.group(2)), lsn.group(1) != null)
              : new Line(start, feed + 1L, 0, false));
      start = feed + 1;
    }
    return logged;
  }

  public String path() {
    return path;
  }

  public List<Line> all() {
    return List.copyOf(lines);
  }

  /** The line that a byte belongs to. */
  public Line at(long offset) {
    return lines.stream()
        .filter(line -> line.start() <= offset && offset < line.end())
        .findFirst()
        .orElseThrow();
  }

  /** The last entry that ends at or before the line that a byte belongs to. */
  public long lastLsnBefore(long offset) {
    Line damaged = at(offset);
    return lines.stream()
        .filter(line -> line.end() <= damaged.start())
        .mapToLong(Line::lsn)
        .max()
        .orElse(0);
  }
}

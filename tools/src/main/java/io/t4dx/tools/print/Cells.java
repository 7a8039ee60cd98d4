package io.t4dx.tools.print;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as people read them, and texts as wide as there is room. */
public final class Cells {
  private static final String ELLIPSIS = "…";

  private Cells() {}

  /** A value in one line. */
  public static String text(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Cells::text).orElse("");
      case Float number -> decimal(number);
      case Double number -> decimal(number);
      case Instant moment -> moment(moment);
      case Duration duration -> duration(duration);
      case Facts facts ->
          facts.asMap().entrySet().stream()
              .map(entry -> entry.getKey() + " " + text(entry.getValue()))
              .collect(Collectors.joining(", "));
      case float[] vector -> vector.length + " dimensions";
      // Before lists: a path is one of its names, each of which is a path again, without end.
      case Path path -> oneLine(path.toString());
      case Iterable<?> list ->
          StreamSupport.stream(list.spliterator(), false)
              .map(Cells::text)
              .collect(Collectors.joining(", "));
      default -> oneLine(value.toString());
    };
  }

  /** At most three places behind the point, and no zeros at the end. */
  private static String decimal(double number) {
    if (!Double.isFinite(number)) {
      return "?";
    }
    String text = String.format(Locale.ROOT, "%.3f", number);
    String shortened = text.replaceFirst("\\.?0+$", "");
    return shortened.equals("-0") || shortened.isEmpty() ? "0" : shortened;
  }

  private static String moment(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String duration(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    if (seconds < 0.001) {
      return String.format(Locale.ROOT, "%.0f us", seconds * 1e6);
    }
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.0f ms", seconds * 1e3);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = Math.round(seconds / 3600);
    return hours < 48 ? hours + " h" : Math.round(seconds / 86_400) + " d";
  }

  /** A terminal must not obey what is in a memory: what controls it becomes a space. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }

  /** A name such as memtableBytes in words. */
  public static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  /** How many columns a text takes. */
  public static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /** A text of at most so many columns; what does not fit is cut, and that is shown. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int taken = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (taken + width(c) > columns - 1) {
        break;
      }
      taken += width(c);
      kept.appendCodePoint(c);
    }
    return kept.toString().stripTrailing() + ELLIPSIS;
  }

  public static String padRight(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  public static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /** A text in lines of at most so many columns, parted at spaces where there are some. */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (width(line.toString()) > columns) {
        int fits = fitting(line.toString(), columns);
        lines.add(line.substring(0, fits));
        line.delete(0, fits);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** How many characters fit, and at least one, so that it goes on. */
  private static int fitting(String text, int columns) {
    int taken = 0;
    int i = 0;
    while (i < text.length() && (i == 0 || taken + width(text.codePointAt(i)) <= columns)) {
      taken += width(text.codePointAt(i));
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }
}

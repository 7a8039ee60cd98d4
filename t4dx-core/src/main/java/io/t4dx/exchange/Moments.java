package io.t4dx.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments as people write them. */
public final class Moments {
  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,14}(\\.\\d{1,9})?");
  private static final Pattern AGO = Pattern.compile("(\\d{1,9})(s|m|h|d|w)");

  /** Where the point stands before parts of a second. */
  private static final int FRACTION = 19;

  private static final int MOST_DIGITS = 18;
  private static final int MOST_PARTS = 1_000;

  private Moments() {}

  /**
   * ISO-8601, with an offset or in UTC, down to a day; or seconds since 1970.
   *
   * @throws IllegalArgumentException where the text is no moment
   */
  public static Instant parse(String text) {
    try {
      Instant usual = usual(text);
      if (usual != null) {
        return usual;
      }
      if (SECONDS.matcher(text).matches()) {
        return ofSeconds(new BigDecimal(text));
      }
      if (text.indexOf('T') < 0) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return isZoned(text)
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no moment: write 2026-05-17, 2026-05-17T09:30:00Z, or seconds since 1970",
          e);
    }
  }

  /**
   * The moment of a text like 2026-05-17T09:30:00.123456Z, which is how moments are exported; null
   * where it is none of these. Large files are full of them, and what reads any form takes long.
   */
  private static @Nullable Instant usual(String text) {
    int length = text.length();
    if (length < FRACTION + 1
        || text.charAt(length - 1) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, FRACTION);
    int nanos = length == FRACTION + 1 ? 0 : nanos(text, length - 1);
    if ((year | month | day | hour | minute | second | nanos) < 0) {
      return null;
    }
    return LocalDateTime.of(year, month, day, hour, minute, second, nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static int nanos(String text, int end) {
    int digits = end - FRACTION - 1;
    if (text.charAt(FRACTION) != '.' || digits < 1 || digits > 9) {
      return -1;
    }
    int nanos = number(text, FRACTION + 1, end);
    for (int i = digits; i < 9; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Negative where there is something else than digits. */
  private static int number(String text, int from, int end) {
    int number = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /**
   * Seconds since 1970, and parts of them.
   *
   * @throws DateTimeException where they are beyond all moments
   */
  public static Instant ofSeconds(BigDecimal seconds) {
    // A few bytes can name a number whose digits take minutes to write.
    if (seconds.signum() != 0 && (digits(seconds) > MOST_DIGITS || seconds.scale() > MOST_PARTS)) {
      throw new DateTimeException(seconds + " seconds are beyond all moments");
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
  }

  /** How many stand before the point. */
  private static long digits(BigDecimal number) {
    return (long) number.precision() - number.scale();
  }

  private static boolean isZoned(String text) {
    int time = text.indexOf('T');
    return text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
  }

  /** The same, or how long ago: 90s, 15m, 12h, 7d, 4w. */
  public static Instant parse(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (!ago.matches()) {
      return parse(text);
    }
    long amount = Long.parseLong(ago.group(1));
    Duration duration =
        switch (ago.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> Duration.ofDays(7 * amount);
        };
    return now.minus(duration);
  }
}

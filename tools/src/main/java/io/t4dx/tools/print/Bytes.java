package io.t4dx.tools.print;

import java.util.Locale;

/** An amount of bytes: a number to programs, a size to people. */
public record Bytes(long count) {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  @Override
  public String toString() {
    if (count < 1000) {
      return count + " B";
    }
    double value = count;
    int unit = -1;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.995 ? "%.2f %s" : "%.1f %s", value, UNITS[unit]);
  }
}

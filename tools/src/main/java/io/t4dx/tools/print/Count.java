package io.t4dx.tools.print;

import java.util.Locale;

/** How many: a number to programs, with its thousands apart to people. */
public record Count(long count) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d", count);
  }
}

package io.t4dx.model;

/** Looks at all characters of a text at once: one by one, a String's take twice as long. */
public final class Characters {
  private static final int CHUNK = 64;

  private Characters() {}

  /** The highest character of a text; 0 where it is empty. */
  public static char highest(String text) {
    char[] chunk = new char[Math.min(CHUNK, text.length())];
    int highest = 0;
    for (int from = 0; from < text.length(); from += CHUNK) {
      int count = Math.min(CHUNK, text.length() - from);
      text.getChars(from, from + count, chunk, 0);
      for (int i = 0; i < count; i++) {
        highest = Math.max(highest, chunk[i]);
      }
    }
    return (char) highest;
  }
}

package io.t4dx.core.log.format;

import java.util.OptionalLong;

/** The names that a log gives to its files. */
public final class LogPaths {
  public static final String DIRECTORY = "wal";
  public static final String QUARANTINE = "quarantine";

  /** A file of zeros that waits to become the next log file. */
  public static final String SPARE = DIRECTORY + "/spare.zero";

  private static final String SUFFIX = ".wal.jsonl";
  private static final String PREPARING = SUFFIX + ".new";
  private static final int DIGITS = 8;

  private LogPaths() {}

  public static String name(long number) {
    return "%08d".formatted(number) + SUFFIX;
  }

  public static String file(long number) {
    return DIRECTORY + "/" + name(number);
  }

  /** The file's name until its header is durable. */
  public static String preparing(long number) {
    return file(number) + ".new";
  }

  /** Whether a name in the directory is a file that never became a log file. */
  public static boolean isPreparation(String name) {
    return name.endsWith(PREPARING) || SPARE.equals(DIRECTORY + "/" + name);
  }

  /** The number in a log file's name; empty where it is not one. */
  public static OptionalLong number(String name) {
    int digits = name.length() - SUFFIX.length();
    if (!name.endsWith(SUFFIX) || digits < DIGITS || digits > 18) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < digits; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    long number = Long.parseLong(name.substring(0, digits));
    return number > 0 && name.equals(name(number)) ? OptionalLong.of(number) : OptionalLong.empty();
  }
}

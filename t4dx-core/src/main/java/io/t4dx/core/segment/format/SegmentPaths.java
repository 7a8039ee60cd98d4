package io.t4dx.core.segment.format;

import java.util.OptionalLong;

/** The names of segment files. */
public final class SegmentPaths {
  public static final String DIRECTORY = "segments";

  private static final String SUFFIX = ".seg";
  private static final int DIGITS = 6;

  private SegmentPaths() {}

  public static String name(long number) {
    return "%06d".formatted(number) + SUFFIX;
  }

  public static String file(long number) {
    return DIRECTORY + "/" + name(number);
  }

  /** The file's name until it is whole. */
  public static String preparing(long number) {
    return file(number) + ".new";
  }

  /** Whether a name is that of a file that was never finished. */
  public static boolean isPreparation(String name) {
    return name.endsWith(".new");
  }

  /** The vector graph of a segment. */
  public static String graph(long number) {
    return DIRECTORY + "/" + "%06d".formatted(number) + ".hnsw";
  }

  /** The number that a name in the directory starts with, whatever it ends with. */
  public static OptionalLong number(String name) {
    int dot = name.indexOf('.');
    if (dot < DIGITS || dot > 18) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < dot; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(Long.parseLong(name.substring(0, dot)));
  }
}

package io.t4dx.core.manifest;

import java.util.OptionalLong;

/** The names of manifests. */
public final class ManifestPaths {
  public static final String CURRENT = "CURRENT";

  static final String CURRENT_ASIDE = CURRENT + ".new";
  static final String ASIDE = ".new";

  private static final String PREFIX = "manifest-";
  private static final String SUFFIX = ".json";
  private static final int DIGITS = 6;

  private ManifestPaths() {}

  public static String file(long number) {
    return PREFIX + "%06d".formatted(number) + SUFFIX;
  }

  /** The number in a manifest's name; empty where it is not one. */
  public static OptionalLong number(String name) {
    int digits = name.length() - PREFIX.length() - SUFFIX.length();
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX) || digits < DIGITS || digits > 18) {
      return OptionalLong.empty();
    }
    String text = name.substring(PREFIX.length(), PREFIX.length() + digits);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(text);
    return number > 0 && name.equals(file(number)) ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Whether a name is that of a manifest or a CURRENT that was never finished. */
  static boolean isPreparation(String name) {
    return name.equals(CURRENT_ASIDE)
        || (name.endsWith(ASIDE)
            && number(name.substring(0, name.length() - ASIDE.length())).isPresent());
  }
}

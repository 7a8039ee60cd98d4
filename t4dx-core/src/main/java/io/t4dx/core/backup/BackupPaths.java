package io.t4dx.core.backup;

import io.t4dx.core.disk.DiskPath;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a directory of backups. */
final class BackupPaths {
  static final String LOCK = "LOCK";
  static final String FILES = "files";
  static final String ASIDE = ".new";

  /** The file that is being copied: there is one at a time. */
  static final String COPYING = FILES + "/copying" + ASIDE;

  private static final Pattern LIST = Pattern.compile("backup-(\\d{6,18})\\.json");
  private static final int DIGITS = 16;

  private BackupPaths() {}

  static String list(long number) {
    return "backup-%06d.json".formatted(number);
  }

  /** The number in the name of a list; empty where it is none. */
  static OptionalLong number(String name) {
    Matcher found = LIST.matcher(name);
    if (!found.matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(found.group(1));
    return name.equals(list(number)) ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Whether a name is that of a list that is being written. */
  static boolean isPreparation(String name) {
    return name.endsWith(ASIDE)
        && number(name.substring(0, name.length() - ASIDE.length())).isPresent();
  }

  /** The name under which a file of a store is kept: its own, and what is in it. */
  static String kept(String path, String sha256) {
    String name = DiskPath.name(path);
    int dot = name.indexOf('.');
    return name.substring(0, dot) + "-" + sha256.substring(0, DIGITS) + name.substring(dot);
  }

  static String file(String kept) {
    return FILES + "/" + kept;
  }
}

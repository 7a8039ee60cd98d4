package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.DiskPath;
import java.util.OptionalLong;

/** The names of checkpoints and of what their images need. */
public final class CheckpointPaths {
  public static final String DIRECTORY = "checkpoints";
  public static final String FILES = DIRECTORY + "/files";
  private static final String PREFIX = "checkpoint_";
  private static final String SUFFIX = ".bin.gz";
  private static final String ASIDE = ".new";

  private CheckpointPaths() {}

  public static String file(long lsn) {
    return DIRECTORY + "/" + PREFIX + lsn + SUFFIX;
  }

  static String preparing(long lsn) {
    return file(lsn) + ASIDE;
  }

  static boolean isPreparation(String name) {
    return name.startsWith(PREFIX) && name.endsWith(ASIDE);
  }

  /** The second name of a file of the store. */
  public static String link(String path) {
    return FILES + "/" + DiskPath.name(path);
  }

  /** The LSN in a checkpoint's name; empty where it is not one. */
  public static OptionalLong lsn(String name) {
    int digits = name.length() - PREFIX.length() - SUFFIX.length();
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX) || digits < 1 || digits > 18) {
      return OptionalLong.empty();
    }
    String text = name.substring(PREFIX.length(), PREFIX.length() + digits);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    long lsn = Long.parseLong(text);
    return name.equals(DiskPath.name(file(lsn))) ? OptionalLong.of(lsn) : OptionalLong.empty();
  }
}

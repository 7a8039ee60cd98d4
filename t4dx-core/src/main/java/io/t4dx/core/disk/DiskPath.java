package io.t4dx.core.disk;

/**
 * The form of a path on a {@link Disk}: relative to the store's root, '/' between names, no empty
 * name, no "." and no "..", so that no path leads out of the store.
 */
public final class DiskPath {
  public static final String ROOT = "";

  private DiskPath() {}

  /** Returns the path if it names something below the root. */
  public static String checkName(String path) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("the path is empty: it must name something in the store");
    }
    return check(path);
  }

  /** Returns the path if it has the right form; the root is allowed. */
  public static String check(String path) {
    for (int start = 0; start <= path.length() && !path.isEmpty(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (!isName(path, start, end)) {
        throw new IllegalArgumentException(
            "path '" + path + "' is not a chain of names with '/' between, below the root");
      }
      start = end + 1;
    }
    return path;
  }

  /** The directory that holds the path. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? ROOT : path.substring(0, slash);
  }

  /** The last name of the path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isName(String path, int start, int end) {
    for (int i = start; i < end; i++) {
      if (path.charAt(i) == 0 || path.charAt(i) == '\\') {
        return false;
      }
    }
    String name = path.substring(start, end);
    return !name.isEmpty() && !name.equals(".") && !name.equals("..");
  }
}

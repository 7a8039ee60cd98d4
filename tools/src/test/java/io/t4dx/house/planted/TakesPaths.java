package io.t4dx.house.planted;

import java.nio.file.Path;

/** Breaks the ban on paths. */
public final class TakesPaths {
  boolean take(Path path) {
    return path.isAbsolute();
  }
}

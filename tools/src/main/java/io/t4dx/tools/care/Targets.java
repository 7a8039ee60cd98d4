package io.t4dx.tools.care;

import io.t4dx.tools.verb.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Directories that a store is to be copied into. */
final class Targets {
  private Targets() {}

  /**
   * Nothing that is there is ever written over.
   *
   * @throws Refusal where there is something
   */
  static void requireEmpty(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> inside = Files.list(target)) {
      if (inside.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw Refusal.unusable(target + " cannot be listed", "give a directory");
    }
    throw Refusal.misunderstood(target + " is not empty", "give an empty or a new directory");
  }
}

package io.t4dx.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the sources and the compiled classes of this repository are. */
final class Repository {
  static final List<String> MODULES =
      List.of("t4dx-index", "t4dx-core", "t4dx-compaction", "t4dx-bench", "tools");

  private Repository() {}

  /** The top of the repository: tests run in a module's directory below it. */
  static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.isDirectory(directory.resolve("t4dx-core"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException(
          "no directory above " + Path.of("").toAbsolutePath() + " holds t4dx-core");
    }
    return directory;
  }

  /** Every Java source of every module, in order. */
  static List<Path> sources() throws IOException {
    return MODULES.stream()
        .flatMap(module -> below(root().resolve(module), "src", ".java"))
        .toList();
  }

  /** Every compiled class of a module, without its tests. */
  static List<Path> classes(String module) {
    return below(root().resolve(module), "target/classes", ".class").toList();
  }

  static Path classDirectory(String module) {
    return root().resolve(module).resolve("target/classes");
  }

  private static Stream<Path> below(Path module, String directory, String suffix) {
    try (Stream<Path> files = Files.walk(module.resolve(directory))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

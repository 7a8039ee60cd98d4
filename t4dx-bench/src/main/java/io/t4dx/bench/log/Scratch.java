package io.t4dx.bench.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory on the device to be measured: t4dx.bench.dir, or the one for temporary files. */
final class Scratch {
  private Scratch() {}

  static Path create() throws IOException {
    String parent = System.getProperty("t4dx.bench.dir", System.getProperty("java.io.tmpdir"));
    return Files.createTempDirectory(Path.of(parent), "t4dx-bench-log");
  }

  static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}

package io.t4dx.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package is a room that says its purpose, and a file fits the head. */
final class RoomTest {
  private static final int LONGEST_FILE = 400;

  @Test
  void noFileIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : Repository.sources()) {
      try (Stream<String> lines = Files.lines(source, UTF_8)) {
        long count = lines.count();
        if (count > LONGEST_FILE) {
          tooLong.add(Repository.root().relativize(source) + " has " + count + " lines");
        }
      }
    }
    assertThat(tooLong).as("files over %d lines hold two ideas", LONGEST_FILE).isEmpty();
  }

  @Test
  void everyPackageOfTheHouseSaysItsPurpose() throws IOException {
    List<Path> rooms =
        Repository.sources().stream()
            .filter(source -> source.toString().contains("/src/main/java/io/"))
            .map(Path::getParent)
            .distinct()
            .toList();
    assertThat(rooms).hasSizeGreaterThan(5);
    for (Path room : rooms) {
      assertThat(room.resolve("package-info.java")).exists();
      assertThat(Files.readString(room.resolve("package-info.java"), UTF_8))
          .as(room.toString())
          .startsWith("/**")
          .contains("@NullMarked");
    }
  }
}

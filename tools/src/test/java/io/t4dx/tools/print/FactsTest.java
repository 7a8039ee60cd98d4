package io.t4dx.tools.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that would be taken for something else. */
final class FactsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String shown(Facts facts, boolean json) {
    Terminal terminal =
        Terminal.piped(new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream(), 80);
    new Page(terminal, json).facts(facts);
    terminal.out().flush();
    return out.toString(UTF_8);
  }

  private static Facts paths() {
    Path path = Path.of("/backups/memories");
    return new Facts()
        .add("store", path)
        .add("maybe", Optional.of(path))
        .add("several", List.of(path, Path.of("a")));
  }

  @Test
  void aPathIsOneValueForPrograms() {
    assertThat(shown(paths(), true))
        .isEqualTo(
            """
            {"store":"/backups/memories","maybe":"/backups/memories",\
            "several":["/backups/memories","a"]}
            """);
  }

  @Test
  void aPathIsOneValueForPeople() {
    assertThat(shown(paths(), false).lines())
        .containsExactly(
            "store    /backups/memories",
            "maybe    /backups/memories",
            "several  /backups/memories, a");
  }
}

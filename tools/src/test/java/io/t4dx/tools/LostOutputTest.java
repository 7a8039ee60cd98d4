package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb, where what it prints arrives nowhere. */
final class LostOutputTest {
  @TempDir static Path parent;
  private static Path store = Path.of("");

  @BeforeAll
  static void aStore() throws IOException {
    store = Files.createDirectory(parent.resolve("house")).resolve("store");
    EveryVerb.fill(store);
  }

  /** Runs a verb on a store of its own, so that what others did to it does not matter. */
  private static int run(String verb, boolean json, OutputStream out, OutputStream err)
      throws IOException {
    Path house = parent.resolve(verb + Long.toHexString(System.nanoTime()));
    Path own = EveryVerb.copy(store, house);
    List<String> command = new ArrayList<>(List.of(EveryVerb.command(verb, own)));
    if (json) {
      command.add("--json");
    }
    return Shell.of(80).run(out, err, command.toArray(String[]::new));
  }

  /** It ends like this only where it has an answer. */
  @Test
  void everyVerbEndsQuietlyWhereNobodyReadsOn() throws IOException {
    for (String verb : EveryVerb.names()) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      assertThat(run(verb, true, failing("Broken pipe"), err)).as(verb).isEqualTo(141);
      assertThat(err.toString(UTF_8)).as(verb).isEmpty();
    }
  }

  @Test
  void everyVerbSaysThatTheDiskUnderItsOutputIsFull() throws IOException {
    for (String verb : EveryVerb.names()) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      try (OutputStream full = full()) {
        assertThat(run(verb, false, full, err)).as(verb).isEqualTo(3);
      }
      assertThat(err.toString(UTF_8))
          .as(verb)
          .startsWith("t4dx: ")
          .contains("No space left on device")
          .contains("make room on the disk")
          .hasLineCount(2);
    }
  }

  /** A real one where the system has it. */
  private static OutputStream full() throws IOException {
    Path device = Path.of("/dev/full");
    return Files.exists(device)
        ? new FileOutputStream(device.toFile())
        : failing("No space left on device");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}

package io.t4dx.tools.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.tools.Shell;
import io.t4dx.tools.demo.CrashingWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following the log of a store while another process writes to it. */
final class FollowTest {
  private static final int LINES = 30;

  @TempDir Path parent;

  /** The other process writes for ever, so whoever follows is ahead of it again and again. */
  @Test
  void everyLineOfAnotherProcessComesInItsOrder() throws IOException, InterruptedException {
    Path store = parent.resolve("store");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("jdk.module.path", ""),
                    CrashingWriter.class.getName(),
                    store.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("1");
      Shell.Run limited = follow(store, "--limit", "" + LINES);
      assertThat(limited.out().lines()).hasSize(LINES);
      Shell.Run until = follow(store, "--from", "" + (LINES + 1), "--until-lsn", "" + 2 * LINES);
      List<String> lines = (limited.out() + until.out()).lines().toList();
      assertThat(lines).hasSize(2 * LINES);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(lines.get(i)).startsWith("{\"lsn\":" + (i + 1) + ",").contains("INSERT");
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private static Shell.Run follow(Path store, String... options) {
    String[] command = new String[4 + options.length];
    System.arraycopy(new String[] {"wal", store.toString(), "follow", "--json"}, 0, command, 0, 4);
    System.arraycopy(options, 0, command, 4, options.length);
    Shell.Run run = Shell.of(80).run(command);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }
}

package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.store.T4dxException;
import io.t4dx.tools.print.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

/** What is said of failures that a test cannot bring about by a command. */
final class FailuresTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Failures failures =
      new Failures(
          Terminal.piped(
              new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, 80));

  private String said() {
    return err.toString(UTF_8);
  }

  @Test
  void aFullDiskWantsRoom() {
    IOException full = new IOException("No space left on device");
    int exit =
        failures.report(new T4dxException.DiskFailure("wal/1 cannot be written", full), false);
    assertThat(exit).isEqualTo(3);
    assertThat(said())
        .isEqualTo(
            """
            t4dx: wal/1 cannot be written
            make room on the disk and do it again; what was acknowledged is safe
            """);
  }

  @Test
  void aFileThatMayNotBeUsedIsNamed() {
    assertThat(failures.report(new AccessDeniedException("/etc/shadow"), false)).isEqualTo(3);
    assertThat(said()).isEqualTo("t4dx: /etc/shadow: you may not use this file\n");
  }

  @Test
  void anErrorOfItsOwnIsTold() {
    assertThat(failures.report(new IllegalStateException("impossible"), true)).isEqualTo(4);
    assertThat(said())
        .startsWith("{\"error\":\"this is an error of t4dx itself: ")
        .contains("impossible")
        .endsWith("\"exit\":4}\n");
  }
}

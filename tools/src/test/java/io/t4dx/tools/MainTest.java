package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutAVerbItHelps() {
    assertThat(run()).isZero();
    assertThat(out.toString(UTF_8)).contains("tools/t4dx help").contains("tools/t4dx version");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void tellsItsVersionAndItsJava() {
    assertThat(run("version")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("t4dx ").contains("Java " + Runtime.version());
  }

  @Test
  void refusesAVerbThatItDoesNotKnow() {
    assertThat(run("fly")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("t4dx knows no verb 'fly'")
        .contains("tools/t4dx help");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private int run(String... arguments) {
    return Main.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}

package io.t4dx.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TortureTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Torture.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void saysWhatItCanDoWhereItDoesNotUnderstand() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--simulated", "--fast", "1")).isEqualTo(2);
    assertThat(run("--kill", "--rounds")).isEqualTo(2);
    assertThat(run("--simulated", "--seed", "x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--simulated has no option '--fast'", "--rounds wants a value", "not 'x'");
  }

  @Test
  void livesOneLife() {
    assertThat(run("--simulated", "--histories", "1", "--seed", "9")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("no violation", "from seed 9");
  }
}

package io.t4dx.torture.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.torture.oracle.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoakTest {
  @Test
  void drawsWhatItMeasures(@TempDir Path directory) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String page =
        new Soak(directory)
            .run(Duration.ofSeconds(2), new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(page).contains("writes a second", "<polyline points=", "file descriptors");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains(" writes ", ", descriptors ");
  }

  /** Meanwhile files come and go, as they do below a store. */
  @Test
  void filesThatGoAreNotMissed(@TempDir Path directory) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger made = new AtomicInteger();
    Thread maker =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!ended.get()) {
                    Path file = directory.resolve("file-" + made.incrementAndGet() % 50);
                    try {
                      Files.write(file, new byte[10]);
                      Files.delete(file);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }
                });
    Path stays = Files.write(directory.resolve("stays"), new byte[10]);
    try {
      for (int i = 0; i < 300; i++) {
        assertThat(Footprint.of(directory).fileBytes()).isGreaterThanOrEqualTo(10);
      }
    } finally {
      ended.set(true);
      maker.join();
    }
    assertThat(made.get()).isGreaterThan(50);
    assertThat(stays).exists();
  }

  @Test
  void aStoreThatGrowsIsFound() {
    new Verdict(samples(second -> 100), Duration.ofSeconds(10)).check();
    assertThatThrownBy(
            () ->
                new Verdict(samples(second -> (long) second * second), Duration.ofSeconds(10))
                    .check())
        .isInstanceOf(Violation.class)
        .hasMessageContaining("file descriptors");
  }

  @Test
  void aCallThatWaitsBeyondItsBoundIsFound() {
    assertThatThrownBy(() -> new Verdict(samples(second -> 100), Duration.ofMillis(2)).check())
        .isInstanceOf(Violation.class)
        .hasMessageContaining("3 ms");
  }

  private static List<Sample> samples(IntToLongFunction descriptors) {
    return IntStream.range(0, 120)
        .mapToObj(
            second ->
                new Sample(
                    second, 1, 1, 1, 2, 2, 3, 1, 1, 1, 1, descriptors.applyAsLong(second), 1, 1))
        .toList();
  }
}

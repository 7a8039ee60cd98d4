package io.t4dx.core.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.component.Agent;
import io.t4dx.model.ItemKey;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is told to end by a signal while it writes, and one that is told so twice. */
final class SignalTest {

  private static Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", ""));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws IOException, InterruptedException {
    Process process = start(StubbornProcess.class);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("ready");
      send("INT", process);
      assertThat(lines.readLine()).isEqualTo("ending");
      send("TERM", process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void endsInOrderAndLosesNothing(String signal, @TempDir Path directory)
      throws IOException, InterruptedException {
    Process process = start(SignalledProcess.class, directory.toString());
    long acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.equals("closed")) {
          acknowledged = Long.parseLong(line);
        }
        if (line.equals("50")) {
          send(signal, process);
        }
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isZero();
    assertThat(acknowledged).isGreaterThanOrEqualTo(50);
    Agent agent = Agent.of(4, 1);
    StoreOptions options = StoreOptions.builder().components(agent.components()).build();
    try (Store store = T4dx.open(directory, options)) {
      assertThat(store.recovery().start()).isEqualTo(RecoveryReport.Start.WARM);
      assertThat(store.recovery().cleanShutdown()).isTrue();
      assertThat(store.recovery().components().changes()).isZero();
      for (long i = 1; i <= acknowledged; i++) {
        assertThat(store.get(new ItemKey("alice", new UUID(1, i)))).isPresent();
      }
      assertThat(agent.serotonin().level()).isGreaterThanOrEqualTo((double) acknowledged);
    }
  }
}

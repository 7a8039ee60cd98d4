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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end by SIGTERM while it writes. */
final class SignalTest {

  @Test
  void endsInOrderAndLosesNothing(@TempDir Path directory)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", ""),
                SignalledProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.equals("closed")) {
          acknowledged = Long.parseLong(line);
        }
        if (line.equals("50")) {
          process.toHandle().destroy();
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

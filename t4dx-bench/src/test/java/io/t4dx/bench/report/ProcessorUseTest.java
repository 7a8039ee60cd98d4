package io.t4dx.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessorUseTest {
  @TempDir Path process;

  @Test
  void saysWhoseThreadsWorkedAndLeavesTheRestToTheCallers() throws IOException {
    stat(process, "java", 100, 20);
    task(1, "java", 5, 5);
    task(2, "C2 CompilerThre", 10, 0);
    task(3, "rocksdb:low0", 1, 0);
    task(4, "a (b) c", 7, 0);
    ProcessorUse use = new ProcessorUse(process);
    stat(process, "java", 700, 420);
    task(2, "C2 CompilerThre", 110, 100);
    task(3, "rocksdb:low0", 51, 0);
    task(5, "rocksdb:low1", 50, 0);
    task(4, "a (b) c", 8, 0);
    task(7, "t4dx-log /tmp/s", 60, 0);
    task(6, "pool-3-thread-1", 300, 10);

    Map<String, Double> seconds = use.seconds();
    assertThat(seconds)
        .containsOnlyKeys("C2 CompilerThre", "rocksdb:low", "t4dx-log", ProcessorUse.CALLERS);
    assertThat(seconds.get("C2 CompilerThre")).isEqualTo(2.0, within(1e-9));
    assertThat(seconds.get("rocksdb:low")).isEqualTo(1.0, within(1e-9));
    assertThat(seconds.get(ProcessorUse.CALLERS)).isEqualTo(6.4, within(1e-9));
  }

  @Test
  void saysNothingWhereThereAreNoCounters() {
    assertThat(new ProcessorUse(process.resolve("none")).seconds()).isEmpty();
  }

  private void task(int thread, String name, int user, int system) throws IOException {
    stat(Files.createDirectories(process.resolve("task/" + thread)), name, user, system);
  }

  private static void stat(Path at, String name, int user, int system) throws IOException {
    String fields = "S 1 2 3 4 5 6 7 8 9 10 " + user + " " + system + " 0 0 20 0";
    Files.writeString(at.resolve("stat"), "17 (" + name + ") " + fields);
  }
}

package io.t4dx.bench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledStoreTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ENTRIES = 250;

  private final List<Long> before = fillers();

  @TempDir private Path scratch;

  @AfterEach
  void noProcessIsLeft() {
    assertThat(fillers()).isEqualTo(before);
  }

  @Test
  void whatWasAcknowledgedBeforeTheKillIsThereAfterwards() throws Exception {
    KilledStore killed = store(ENTRIES);
    killed.fill(PATIENCE);
    assertThat(killed.open(new T4dxKeyValue(), scratch.resolve("copy"))).isPositive();
    assertThat(scratch.resolve("copy")).doesNotExist();
  }

  @Test
  void anEntryThatIsNotThereIsAnError() throws Exception {
    store(ENTRIES).fill(PATIENCE);
    KilledStore more = new KilledStore("t4dx", scratch.resolve("killed"), ENTRIES + 1);
    assertThatThrownBy(() -> more.open(new T4dxKeyValue(), scratch.resolve("copy")))
        .isInstanceOf(IOException.class)
        .hasMessage("t4dx has 250 entries after a kill, of 251 acknowledged");
  }

  @Test
  void aProcessThatDidNotSayThatItWasDoneIsAnError() throws Exception {
    Path file = Files.createFile(scratch.resolve("no-directory"));
    KilledStore nowhere = new KilledStore("t4dx", file, ENTRIES);
    assertThatThrownBy(() -> nowhere.fill(PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the process that was to fill t4dx has ended; it said last: failed")
        .hasMessageContaining("no-directory");
  }

  @Test
  void aProcessThatIsNotDoneInTimeIsAnError() throws Exception {
    KilledStore slow = store(10_000_000);
    assertThatThrownBy(() -> slow.fill(Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was not done in PT0.2S");
  }

  @Test
  void anInterruptEndsTheProcess() throws Exception {
    KilledStore slow = store(10_000_000);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> slow.fill(PATIENCE)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void theProcessEndsWithItsInput() throws Exception {
    Process process = store(10_000_000).start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private KilledStore store(int entries) throws IOException {
    return new KilledStore("t4dx", Files.createDirectory(scratch.resolve("killed")), entries);
  }

  private static List<Long> fillers() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList();
  }
}

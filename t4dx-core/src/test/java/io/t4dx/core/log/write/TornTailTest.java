package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LogDamage;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TornTailTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  /** Three lines without a seal, and no free space behind them. */
  private byte[] threeLines() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL.withFirstZeros(0));
    log.append("one");
    log.append("two");
    log.append("three");
    return LogFixture.bytes(disk, LogFixture.file(1));
  }

  private static int startOfLastLine(byte[] bytes) {
    int start = bytes.length - 1;
    while (bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  @ParameterizedTest
  @EnumSource(RecoveryMode.class)
  void atEveryByteOfTheLastLineIsCutAndReported(RecoveryMode mode) throws IOException {
    byte[] whole = threeLines();
    int start = startOfLastLine(whole);
    for (int length = start; length < whole.length; length++) {
      for (int zeros : new int[] {0, 5000}) {
        SimulatedDisk torn = LogFixture.copyOf(disk);
        byte[] bytes = Arrays.copyOf(Arrays.copyOf(whole, length), length + zeros);
        LogFixture.write(torn, LogFixture.file(1), bytes);
        Opened log = LogFixture.open(torn, LogFixture.SMALL, mode);
        assertThat(log.replayed().texts).isEqualTo(Map.of(1L, "one", 2L, "two"));
        assertThat(log.report().damages()).isEmpty();
        if (length == start) {
          assertThat(log.report().tornTail()).isNull();
          assertThat(torn.list("quarantine")).isEmpty();
        } else {
          String name = "00000001.wal.jsonl.from-" + start;
          LogDamage tail = Objects.requireNonNull(log.report().tornTail());
          assertThat(tail.offset()).isEqualTo(start);
          assertThat(tail.file()).isEqualTo(torn.describe(LogFixture.file(1)));
          assertThat(tail.firstLsn()).isEqualTo(3);
          assertThat(log.report().tornBytes()).isEqualTo(length - start);
          assertThat(torn.list("quarantine")).containsExactly(name);
          assertThat(LogFixture.bytes(torn, "quarantine/" + name))
              .isEqualTo(Arrays.copyOfRange(whole, start, length));
          assertThat(LogFixture.bytes(torn, LogFixture.file(1))).hasSize(start);
        }
        assertThat(log.append("again")).isEqualTo(3);
        log.writer().close();
        assertThat(LogFixture.open(torn, LogFixture.SMALL).replayed().texts)
            .isEqualTo(Map.of(1L, "one", 2L, "two", 3L, "again"));
      }
    }
  }

  @Test
  void recoveringTwiceChangesNothing() throws IOException {
    byte[] whole = threeLines();
    LogFixture.write(disk, LogFixture.file(1), Arrays.copyOf(whole, whole.length - 7));
    Opened first = LogFixture.open(disk, LogFixture.SMALL);
    Map<String, String> quarantine = LogFixture.contents(disk);
    quarantine.keySet().removeIf(path -> path.startsWith("wal/"));
    Opened second = LogFixture.open(disk, LogFixture.SMALL);
    assertThat(second.replayed().texts).isEqualTo(first.replayed().texts);
    assertThat(second.report().tornTail()).isNull();
    assertThat(second.report().inQuarantineBefore()).hasSize(1);
    assertThat(LogFixture.contents(disk)).containsAllEntriesOf(quarantine);
  }

  @Test
  void anInterruptedCreationIsNotDamage() throws IOException {
    byte[] whole = threeLines();
    Opened again = LogFixture.open(disk, LogFixture.SMALL.withFirstZeros(0));
    again.append("four");
    again.writer().rotate();
    byte[] header = LogFixture.bytes(disk, LogFixture.file(3));
    for (int length = 0; length < header.length; length++) {
      SimulatedDisk torn = LogFixture.copyOf(disk);
      LogFixture.write(torn, LogFixture.file(3), Arrays.copyOf(header, length));
      Opened log = LogFixture.open(torn, LogFixture.SMALL);
      assertThat(log.replayed().texts.values()).containsExactly("one", "two", "three", "four");
      assertThat(log.report().damages()).isEmpty();
      assertThat(log.report().quarantined())
          .containsExactly(torn.describe("quarantine/00000003.wal.jsonl"));
      assertThat(log.append("five")).isEqualTo(5);
      log.writer().close();
      assertThat(LogFixture.open(torn, LogFixture.SMALL).replayed().texts).hasSize(5);
    }
    assertThat(whole).isNotEmpty();
  }

  @Test
  void bytesInFreeSpaceAreATornTail() throws IOException {
    byte[] whole = threeLines();
    byte[] bytes = Arrays.copyOf(whole, whole.length + 9000);
    bytes[whole.length + 8000] = 1;
    LogFixture.write(disk, LogFixture.file(1), bytes);
    Opened log = LogFixture.open(disk, LogFixture.SMALL);
    assertThat(log.replayed().texts).hasSize(3);
    assertThat(Objects.requireNonNull(log.report().tornTail()).offset()).isEqualTo(whole.length);
    assertThat(LogFixture.bytes(disk, LogFixture.file(1))).isEqualTo(whole);
  }
}

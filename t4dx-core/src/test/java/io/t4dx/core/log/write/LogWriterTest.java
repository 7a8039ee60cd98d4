package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LineTooLongException;
import io.t4dx.core.log.LogClosedException;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogStatus;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.recover.LogRecovery;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.core.log.write.LogFixture.TextWrite;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogWriterTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void writesOneJsonLineForEachWrite() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    assertThat(log.append("a")).isEqualTo(1);
    assertThat(log.append("b")).isEqualTo(2);
    log.writer().close();

    List<String> lines = LogFixture.text(disk, LogFixture.file(1)).lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith(
            "{\"t4dx\":\"log\",\"version\":1,\"store\":\""
                + LogFixture.STORE
                + "\",\"file\":1,\"first\":1,\"at\":0,\"previous\":null,\"crc\":\"");
    assertThat(lines.get(1))
        .startsWith("{\"lsn\":1,\"at\":1763700000000001,\"synced\":0,\"ops\":[\"a\"],\"crc\":\"");
    assertThat(lines.get(2))
        .startsWith("{\"lsn\":2,\"at\":1763700000000002,\"synced\":1,\"ops\":[\"b\"],\"crc\":\"");
    assertThat(lines.get(3))
        .startsWith(
            "{\"seal\":\"SYSTEM_SHUTDOWN\",\"lsn\":2,\"at\":1763700000000003,\"synced\":2,\"crc\":\"");
  }

  @Test
  void aClosedLogHasItsExactSize() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.append("a");
    assertThat(LogFixture.bytes(disk, LogFixture.file(1))).hasSize(8 << 10);
    log.writer().close();
    assertThat(LogFixture.text(disk, LogFixture.file(1))).doesNotContain("\0").endsWith("\"}\n");
    assertThat(disk.list("wal")).containsExactly("00000001.wal.jsonl");
  }

  @Test
  void goesOnInANewFileThatNamesTheOneBefore() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.append("a");
    log.writer().close();
    Opened again = LogFixture.open(disk, LogFixture.SMALL);
    assertThat(again.report().cleanShutdown()).isTrue();
    assertThat(again.replayed().texts).isEqualTo(Map.of(1L, "a"));
    assertThat(again.append("b")).isEqualTo(2);
    again.writer().close();
    int size = LogFixture.bytes(disk, LogFixture.file(1)).length;
    assertThat(LogFixture.text(disk, LogFixture.file(2)))
        .contains("\"previous\":{\"file\":1,\"size\":" + size + ",\"last\":1,\"crc\":");
    assertThat(LogFixture.open(disk, LogFixture.SMALL).replayed().texts)
        .isEqualTo(Map.of(1L, "a", 2L, "b"));
  }

  @Test
  void rotatesBeforeAFileGrowsTooLarge() throws IOException {
    LogOptions options = LogFixture.SMALL.withFileBytes(4096);
    Opened log = LogFixture.openFresh(disk, options);
    for (int i = 0; i < 100; i++) {
      log.append("x".repeat(i));
      while (log.writer().groundworkStep()) {
        assertThat(log.writer().poisoning()).isNull();
      }
    }
    assertThat(log.writer().metrics().rotations()).isGreaterThan(2);
    assertThat(log.applied().rotations).hasSize((int) log.writer().metrics().rotations());
    log.writer().close();
    for (String name : disk.list("wal")) {
      assertThat(LogFixture.bytes(disk, "wal/" + name).length).isLessThanOrEqualTo(4096 + 200);
      assertThat(LogFixture.text(disk, "wal/" + name)).doesNotContain("\0");
    }
    assertThat(LogFixture.open(disk, options).replayed().texts).isEqualTo(log.applied().texts);
  }

  @Test
  void rotatesOnDemandAndSaysWhere() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.append("a");
    log.append("b");
    assertThat(log.writer().rotate()).isEqualTo(2);
    assertThat(log.applied().rotations).containsExactly(2L);
    log.append("c");
    assertThat(log.writer().status().files()).isEqualTo(2);
    assertThat(log.writer().release(1)).isEmpty();
    assertThat(log.writer().release(2)).containsExactly(disk.describe(LogFixture.file(1)));
    assertThat(log.writer().release(3)).isEmpty();
    assertThat(log.writer().status().firstLsn()).isEqualTo(3);
    log.writer().close();

    LogFixture.Replayed replayed = new LogFixture.Replayed();
    LogRecovery.recover(disk, LogFixture.STORE, RecoveryMode.STRICT, 2, replayed);
    assertThat(replayed.texts).isEqualTo(Map.of(3L, "c"));
  }

  @Test
  void refusesALineThatIsTooLongAndWritesNothing() throws IOException {
    LogOptions options = LogFixture.SMALL.withMaxLineBytes(1 << 10);
    Opened log = LogFixture.openFresh(disk, options);
    long operations = disk.operations();
    assertThatThrownBy(() -> log.append("x".repeat(1000)))
        .isInstanceOf(LineTooLongException.class)
        .hasMessageContaining("1024")
        .hasMessageContaining("maxLineBytes");
    assertThat(disk.operations()).isEqualTo(operations);
    assertThat(log.append("ok")).isEqualTo(1);
  }

  @Test
  void refusesAPayloadThatIsNoArray() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    TextWrite write = new TextWrite("a");
    write.payload(new byte[] {'{', '}'}, 0, 2);
    assertThatThrownBy(() -> log.writer().append(write))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON array");
  }

  @Test
  void aLongLineGetsAFileOfItsOwn() throws IOException {
    LogOptions options = LogFixture.SMALL.withFileBytes(4096).withMaxGroupBytes(4096);
    Opened log = LogFixture.openFresh(disk, options);
    String longText = "y".repeat(3 << 20);
    log.append("a");
    log.append(longText);
    log.append("b");
    log.writer().close();
    assertThat(LogFixture.open(disk, options).replayed().texts)
        .isEqualTo(Map.of(1L, "a", 2L, longText, 3L, "b"));
  }

  @Test
  void timesNeverGoBack() throws IOException {
    Iterator<Long> times = List.of(5L, 9L, 7L, 7L, 12L).iterator();
    LogFixture.Applied applied = new LogFixture.Applied();
    LogWriter<TextWrite> writer =
        LogWriter.openByHand(
            disk, LogFixture.STORE, LogFixture.SMALL, LogEnd.none(), times::next, applied);
    for (int i = 0; i < 4; i++) {
      writer.append(new TextWrite("t" + i));
    }
    writer.close();
    LogFixture.Replayed replayed = new LogFixture.Replayed();
    LogRecovery.recover(disk, LogFixture.STORE, RecoveryMode.STRICT, 0, replayed);
    assertThat(replayed.times).containsExactly(5L, 9L, 9L, 9L);
  }

  @Test
  void aClosedLogRefusesWrites() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.writer().close();
    log.writer().close();
    assertThatThrownBy(() -> log.append("a")).isInstanceOf(LogClosedException.class);
    assertThat(log.writer().status().state()).isEqualTo(LogStatus.State.SEALED);
    assertThat(LogReader.open(disk).status().state()).isEqualTo(LogStatus.State.SEALED);
  }

  @Test
  void theNextFileIsPreparedInTheBackground() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL.withFileBytes(32 << 10));
    while (log.applied().rotations.isEmpty()) {
      log.append("z".repeat(500));
      while (log.writer().groundworkStep()) {
        assertThat(log.writer().poisoning()).isNull();
      }
    }
    assertThat(LogFixture.bytes(disk, LogFixture.file(2))).hasSize(32 << 10);
    assertThat(LogFixture.text(disk, LogFixture.file(1))).doesNotContain("\0");
    log.writer().close();
    assertThat(disk.list("wal")).containsExactly("00000001.wal.jsonl", "00000002.wal.jsonl");
  }

  @Test
  void largeGroupsAreNotWrittenIntoZeros() throws IOException {
    LogOptions options = LogFixture.SMALL.withFileBytes(16 << 20);
    Opened log = LogFixture.openFresh(disk, options);
    String large = "v".repeat(300_000);
    for (int i = 0; i < 20; i++) {
      log.append(large + i);
    }
    assertThat(log.writer().groundworkStep()).isFalse();
    for (int i = 0; i < 40; i++) {
      log.append("small again");
    }
    assertThat(log.writer().groundworkStep()).isTrue();
    log.writer().close();
    assertThat(LogFixture.open(disk, options).replayed().texts).hasSize(60);
  }

  /** A rotation in the middle of making a spare leaves it for the file after the next. */
  @Test
  void noSpareIsBegunWhileALeaderTakesTheOneBefore() throws IOException {
    HookedDisk hooked = new HookedDisk(disk);
    Opened log = LogFixture.openFresh(hooked, LogFixture.SMALL.withFileBytes(32 << 10));
    String text = "w".repeat(3000);
    for (int i = 0; i < 9; i++) {
      log.append(text + i);
    }
    hooked.once(LogPaths.SPARE, () -> rotate(log));
    while (log.writer().groundworkStep()) {
      assertThat(log.writer().poisoning()).isNull();
    }
    assertThat(log.applied().rotations).hasSize(1);
    for (int i = 9; i < 18; i++) {
      log.append(text + i);
    }
    hooked.once(LogPaths.SPARE, () -> allGroundwork(log));
    log.writer().rotate();
    log.append("first of file 3");
    allGroundwork(log);
    log.writer().close();
    assertThat(disk.list("wal")).hasSize(3);
    assertThat(LogFixture.open(disk, LogFixture.SMALL).replayed().texts)
        .hasSize(19)
        .isEqualTo(log.applied().texts);
  }

  /** The next file grows with the log, so that it is never filled in one go. */
  @Test
  void theSpareIsFilledAtThePaceOfTheLog() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL.withFileBytes(4 << 20));
    String text = "p".repeat(40_000);
    long filled = 0;
    for (int i = 0; i < 82; i++) {
      log.append(text + i);
      allGroundwork(log);
      long now = disk.exists(LogPaths.SPARE) ? size(LogPaths.SPARE) : 0;
      assertThat(now - filled).as("after write %s", i).isBetween(0L, 256L << 10);
      filled = now;
    }
    assertThat(filled).isEqualTo(4 << 20);
    log.writer().rotate();
    assertThat(size(LogFixture.file(2))).isEqualTo(4 << 20);
    assertThat(disk.exists(LogPaths.SPARE)).isFalse();
  }

  /** A file that is left early leaves a spare that is not yet full: it is used as it is. */
  @Test
  void aSpareThatIsPartlyFilledServesToo() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL.withFileBytes(4 << 20));
    String text = "q".repeat(40_000);
    for (int i = 0; i < 40; i++) {
      log.append(text + i);
      allGroundwork(log);
    }
    long filled = size(LogPaths.SPARE);
    assertThat(filled).isBetween(256L << 10, 2L << 20);
    log.writer().rotate();
    assertThat(size(LogFixture.file(2))).isEqualTo(filled);
    for (int i = 40; i < 80; i++) {
      log.append(text + i);
      allGroundwork(log);
    }
    log.writer().close();
    assertThat(LogFixture.open(disk, LogFixture.SMALL).replayed().texts)
        .hasSize(80)
        .isEqualTo(log.applied().texts);
  }

  private long size(String path) throws IOException {
    return LogFixture.bytes(disk, path).length;
  }

  private static void rotate(Opened log) {
    try {
      log.writer().rotate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void allGroundwork(Opened log) {
    while (log.writer().groundworkStep()) {
      assertThat(log.writer().poisoning()).isNull();
    }
  }
}

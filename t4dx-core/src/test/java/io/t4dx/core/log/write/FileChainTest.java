package io.t4dx.core.log.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogVersionException;
import io.t4dx.core.log.recover.LogRecovery;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.core.log.write.LogFixture.Replayed;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the headers say about each other is checked. */
class FileChainTest {
  private static final LogOptions OPTIONS = LogFixture.SMALL.withFirstZeros(0);

  private final SimulatedDisk disk = new SimulatedDisk();

  /** Files 1 to 4 with the entries a, b | c, d | e, f | g. */
  @BeforeEach
  void write() throws IOException {
    Opened log = LogFixture.openFresh(disk, OPTIONS);
    for (String text : List.of("a", "b", "c", "d", "e", "f")) {
      if (log.append(text) % 2 == 0) {
        log.writer().rotate();
      }
    }
    log.append("g");
    log.writer().close();
  }

  private void isRefused(String reason, long firstLsn, long lastLsn) {
    assertThatThrownBy(() -> LogFixture.open(disk, OPTIONS))
        .isInstanceOfSatisfying(
            LogDamagedException.class,
            e -> {
              assertThat(e.damages().getFirst().firstLsn()).isEqualTo(firstLsn);
              assertThat(e.damages().getFirst().lastLsn()).isEqualTo(lastLsn);
            })
        .hasMessageContaining(reason)
        .hasMessageContaining("LSNs " + firstLsn + " to " + lastLsn + " are at stake");
  }

  @Test
  void aMissingFileIsDamage() throws IOException {
    disk.delete(LogFixture.file(2));
    isRefused("the file before it is missing", 3, 7);
  }

  @Test
  void aMissingFirstFileIsDamageUnlessItIsNotNeeded() throws IOException {
    disk.delete(LogFixture.file(1));
    isRefused("the file before it is missing", 1, 7);
    Replayed replayed = new Replayed();
    LogRecovery.recover(disk, LogFixture.STORE, RecoveryMode.STRICT, 2, replayed);
    assertThat(replayed.texts.keySet()).containsExactly(3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void damageInFilesThatAreNotNeededDoesNotBlock() throws IOException {
    disk.flip(LogFixture.file(1), 200, 1);
    Replayed replayed = new Replayed();
    LogRecovery.recover(disk, LogFixture.STORE, RecoveryMode.STRICT, 4, replayed);
    assertThat(replayed.texts).isEqualTo(Map.of(5L, "e", 6L, "f", 7L, "g"));
  }

  @Test
  void aLogThatIsMissingAsAWholeIsDamage() {
    SimulatedDisk empty = new SimulatedDisk();
    assertThatThrownBy(
            () ->
                LogRecovery.recover(
                    empty, LogFixture.STORE, RecoveryMode.STRICT, 9, new Replayed()))
        .isInstanceOf(LogDamagedException.class)
        .hasMessageContaining("up to LSN 9");
  }

  @Test
  void swappedFilesAreDamage() throws IOException {
    disk.rename(LogFixture.file(2), "wal/aside");
    disk.rename(LogFixture.file(3), LogFixture.file(2));
    disk.rename("wal/aside", LogFixture.file(3));
    isRefused("its header says that it is file 3", 3, 7);
  }

  @Test
  void aFileOfAnotherStoreIsDamage() {
    UUID other = new UUID(1, 2);
    assertThatThrownBy(
            () -> LogRecovery.recover(disk, other, RecoveryMode.STRICT, 0, new Replayed()))
        .isInstanceOf(LogDamagedException.class)
        .hasMessageContaining("it belongs to store " + LogFixture.STORE + ", not to " + other);
  }

  @Test
  void aFileThatIsTooShortIsDamage() throws IOException {
    byte[] bytes = LogFixture.bytes(disk, LogFixture.file(2));
    int end = new String(bytes, UTF_8).indexOf("{\"lsn\":4");
    LogFixture.write(disk, LogFixture.file(2), Arrays.copyOf(bytes, end));
    isRefused("the next file says that it has " + bytes.length + " bytes", 4, 7);
  }

  @Test
  void anotherLineOfTheSameSizeIsDamage() throws IOException {
    byte[] bytes = LogFixture.bytes(disk, LogFixture.file(2));
    String text = new String(bytes, UTF_8).replace("[\"d\"]", "[\"D\"]");
    LogFixture.write(disk, LogFixture.file(2), withChecksums(text).getBytes(UTF_8));
    isRefused("its header says of the file before it", 5, 7);
  }

  @Test
  void aLineThatIsThereTwiceIsDamage() throws IOException {
    String text = LogFixture.text(disk, LogFixture.file(4));
    String line = text.lines().filter(l -> l.contains("\"g\"")).findFirst().orElseThrow();
    int end = text.indexOf("{\"seal\"");
    String twice = text.substring(0, end) + line + "\n";
    LogFixture.write(disk, LogFixture.file(4), twice.getBytes(UTF_8));
    assertThatThrownBy(() -> LogFixture.open(disk, OPTIONS))
        .isInstanceOf(LogDamagedException.class)
        .hasMessageContaining("LSN 7 stands where 8 must");
  }

  @ParameterizedTest
  @EnumSource(RecoveryMode.class)
  void aNewerVersionIsRefusedInEveryMode(RecoveryMode mode) throws IOException {
    String text =
        LogFixture.text(disk, LogFixture.file(4)).replace("\"version\":1", "\"version\":2");
    LogFixture.write(disk, LogFixture.file(4), withChecksums(text).getBytes(UTF_8));
    Map<String, String> before = LogFixture.contents(disk);
    assertThatThrownBy(() -> LogFixture.open(disk, OPTIONS, mode))
        .isInstanceOf(LogVersionException.class)
        .hasMessageContaining(disk.describe(LogFixture.file(4)))
        .hasMessageContaining("version 2")
        .hasMessageContaining("newer engine");
    assertThat(LogFixture.contents(disk)).isEqualTo(before);
  }

  @Test
  void degradedKeepsWhatLiesBeforeAMissingFile() throws IOException {
    disk.delete(LogFixture.file(2));
    Opened log = LogFixture.open(disk, OPTIONS, RecoveryMode.DEGRADED);
    assertThat(log.replayed().texts).isEqualTo(Map.of(1L, "a", 2L, "b"));
    assertThat(log.report().quarantined()).hasSize(2);
    assertThat(log.append("new")).isEqualTo(8);
    log.writer().close();
    assertThat(LogFixture.open(disk, OPTIONS).replayed().texts)
        .isEqualTo(Map.of(1L, "a", 2L, "b", 8L, "new"));
  }

  /** The text with each line's checksum made right again. */
  private static String withChecksums(String text) {
    StringBuilder all = new StringBuilder();
    for (String line : text.lines().toList()) {
      String covered = line.substring(0, line.length() - 18);
      CRC32C crc = new CRC32C();
      crc.update(covered.getBytes(UTF_8));
      all.append(covered).append(",\"crc\":\"%08x\"}".formatted(crc.getValue())).append('\n');
    }
    return all.toString();
  }
}

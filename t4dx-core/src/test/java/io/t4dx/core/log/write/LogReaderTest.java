package io.t4dx.core.log.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogStatus;
import io.t4dx.core.log.read.LogEntries;
import io.t4dx.core.log.read.LogEntry;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.recover.LogTruncation;
import io.t4dx.core.log.write.LogFixture.Opened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reading side, used without a writer. */
class LogReaderTest {
  private static final LogOptions OPTIONS = LogFixture.SMALL;

  private final SimulatedDisk disk = new SimulatedDisk();

  /** Entries 1 to 9 in three files, sealed. */
  @BeforeEach
  void write() throws IOException {
    Opened log = LogFixture.openFresh(disk, OPTIONS);
    for (int i = 1; i <= 9; i++) {
      log.append("entry-" + i);
      if (i % 3 == 0 && i < 9) {
        log.writer().rotate();
      }
    }
    log.writer().close();
  }

  private static List<Long> lsns(SimulatedDisk disk, long from) throws IOException {
    List<Long> lsns = new ArrayList<>();
    try (LogEntries entries = LogReader.open(disk).entries(from)) {
      while (entries.next()) {
        String ops = new String(entries.bytes(), entries.offset(), entries.length(), UTF_8);
        assertThat(ops).isEqualTo(LogFixture.ops("entry-" + entries.lsn()));
        lsns.add(entries.lsn());
      }
    }
    return lsns;
  }

  @Test
  void iteratesFromAnyLsn() throws IOException {
    for (long from = 1; from <= 10; from++) {
      List<Long> expected = new ArrayList<>();
      for (long lsn = from; lsn <= 9; lsn++) {
        expected.add(lsn);
      }
      assertThat(lsns(disk, from)).isEqualTo(expected);
    }
  }

  @Test
  void readsOneEntry() throws IOException {
    LogReader reader = LogReader.open(disk);
    LogEntry entry = reader.read(5).orElseThrow();
    assertThat(new String(entry.ops(), UTF_8)).isEqualTo(LogFixture.ops("entry-5"));
    assertThat(entry.lsn()).isEqualTo(5);
    assertThat(entry.at()).isEqualTo(1_763_700_000_000_005L);
    assertThat(reader.read(10)).isEmpty();
    assertThat(reader.read(0)).isEmpty();
  }

  @Test
  void tellsItsStatus() throws IOException {
    LogStatus status = LogReader.open(disk).status();
    assertThat(status.firstLsn()).isEqualTo(1);
    assertThat(status.lastLsn()).isEqualTo(9);
    assertThat(status.files()).isEqualTo(3);
    assertThat(status.bytes())
        .isEqualTo(LogFixture.contents(disk).values().stream().mapToLong(String::length).sum());
    assertThat(status.lastSyncAt()).isPositive();
    assertThat(status.state()).isEqualTo(LogStatus.State.SEALED);
  }

  @Test
  void refusesToReadPastDamage() throws IOException {
    disk.flip(LogFixture.file(2), 400, 0);
    try (LogEntries entries = LogReader.open(disk).entries(1)) {
      assertThatThrownBy(
              () -> {
                while (entries.next()) {
                  assertThat(entries.lsn()).isLessThan(7);
                }
              })
          .isInstanceOf(LogDamagedException.class);
    }
    assertThat(lsns(disk, 7)).containsExactly(7L, 8L, 9L);
  }

  @Test
  void readingChangesNothing() throws IOException {
    long operations = disk.operations();
    LogReader reader = LogReader.open(disk);
    assertThat(reader.verify().entries()).isEqualTo(9);
    assertThat(reader.status().lastLsn()).isEqualTo(9);
    assertThat(disk.operations()).isEqualTo(operations);
  }

  @Test
  void anEmptyDirectoryIsAnEmptyLog() throws IOException {
    LogReader reader = LogReader.open(new SimulatedDisk());
    assertThat(reader.verify().entries()).isZero();
    assertThat(reader.status().files()).isZero();
    assertThat(reader.read(1)).isEmpty();
  }

  @Test
  void truncatesAfterAnyLsn() throws IOException {
    for (long after = 0; after <= 9; after++) {
      SimulatedDisk cut = LogFixture.copyOf(disk);
      LogTruncation.truncateAfter(cut, after);
      assertThat(lsns(cut, 1)).hasSize((int) after);
      assertThat(LogTruncation.truncateAfter(cut, after)).isEmpty();
      Opened log = LogFixture.open(cut, OPTIONS);
      assertThat(log.replayed().texts).hasSize((int) after);
      assertThat(log.append("entry-" + (after + 1))).isEqualTo(after + 1);
      String quarantine = String.join("", LogFixture.contents(cut).values());
      for (int i = 1; i <= 9; i++) {
        assertThat(quarantine).contains(LogFixture.ops("entry-" + i));
      }
    }
  }

  @Test
  void aTruncationThatIsInterruptedCanBeDoneAgain() throws IOException {
    for (long after : new long[] {0, 2, 3, 8}) {
      for (long at = 1; ; at++) {
        SimulatedDisk cut = LogFixture.copyOf(disk);
        cut.plan(FaultPlan.NONE.crashInside(at).seed(at));
        try {
          LogTruncation.truncateAfter(cut, after);
          break;
        } catch (DiskCrashedException e) {
          SimulatedDisk found = cut.crash(Survival.part(at));
          LogTruncation.truncateAfter(found, after);
          assertThat(lsns(found, 1)).hasSize((int) after);
          assertThat(LogFixture.open(found, OPTIONS).report().damages()).isEmpty();
        }
      }
    }
  }
}

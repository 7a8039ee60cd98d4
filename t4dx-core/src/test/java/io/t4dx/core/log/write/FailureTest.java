package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.DiskFullException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.LogException;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.LogStatus;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.core.log.write.LogFixture.TextWrite;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk reports errors: at every operation of a script, and at chosen ones. */
class FailureTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  static List<SyncMode> modes() {
    return List.of(
        SyncMode.fsync(),
        SyncMode.fdatasync(),
        SyncMode.none(),
        SyncMode.interval(Duration.ofSeconds(1)));
  }

  /** What was acknowledged, and what was sent with an error as the answer. */
  private static final class History {
    final Map<Long, String> acknowledged = new TreeMap<>();
    int sent;

    void append(Opened log) {
      String text = "text-" + sent++ + "-".repeat(sent % 5 * 200);
      try {
        acknowledged.put(log.append(text), text);
      } catch (LogPoisonedException e) {
        assertThat(e).hasMessageContaining("wal/").hasMessageContaining("takes no more writes");
        resume(log);
      } catch (IOException e) {
        throw new AssertionError("not a clear error", e);
      }
    }

    private static void resume(Opened log) {
      try {
        log.writer().resume();
      } catch (IOException e) {
        assertThat(log.writer().status().state()).isEqualTo(LogStatus.State.POISONED);
      }
    }
  }

  private static void script(Opened log, History history) {
    for (int i = 0; i < 12; i++) {
      history.append(log);
      log.writer().groundworkStep();
      if (i % 5 == 3) {
        log.writer().syncInterval();
      }
      if (i == 6) {
        try {
          log.writer().rotate();
        } catch (LogPoisonedException e) {
          assertThat(e).hasMessageContaining("takes no more writes");
        } catch (IOException e) {
          throw new AssertionError("not a clear error", e);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void everyOperationThatFailsIsSurvived(SyncMode mode) throws IOException {
    LogOptions options = LogFixture.mode(mode).withFileBytes(4096).withFirstZeros(1024);
    Map<Operation, Integer> failures = new EnumMap<>(Operation.class);
    for (Operation kind : Operation.values()) {
      for (int run = 2; run < 120; run++) {
        int nth = run / 2;
        boolean close = run % 2 == 0;
        SimulatedDisk failing = new SimulatedDisk();
        Opened log = LogFixture.openFresh(failing, options);
        failing.plan(FaultPlan.NONE.failAt(kind, nth));
        long before = failing.operations(kind);
        History history = new History();
        script(log, history);
        if (failing.operations(kind) - before < nth) {
          break;
        }
        failing.plan(FaultPlan.NONE);
        check(failing, log, options, history, close, mode + ", " + kind + " " + nth);
        failures.merge(kind, 1, Integer::sum);
      }
    }
    assertThat(failures)
        .containsKeys(Operation.CREATE, Operation.WRITE, Operation.SYNC, Operation.DIRECTORY_SYNC);
    assertThat(failures.get(Operation.WRITE)).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aFullDiskIsSurvived(SyncMode mode) throws IOException {
    LogOptions options = LogFixture.mode(mode).withFileBytes(4096).withFirstZeros(1024);
    for (int space = 0; space < 12_000; space += 97) {
      SimulatedDisk full = new SimulatedDisk();
      Opened log = LogFixture.openFresh(full, options);
      full.plan(FaultPlan.NONE.space(space));
      History history = new History();
      script(log, history);
      full.plan(FaultPlan.NONE);
      check(full, log, options, history, space % 2 == 0, mode + ", space for " + space);
    }
  }

  /** The log goes on in this process and, from every survival of a crash, in the next one. */
  private static void check(
      SimulatedDisk disk,
      Opened log,
      LogOptions options,
      History history,
      boolean close,
      String where)
      throws IOException {
    log.writer().resume();
    String last = "after the failure";
    history.acknowledged.put(log.append(last), last);
    if (!options.syncMode().durable()) {
      log.writer().sync();
    }
    assertThat(log.writer().durableLsn()).as(where).isEqualTo(log.writer().publishedLsn());
    if (close) {
      log.writer().close();
      assertThat(LogFixture.open(disk, options).replayed().texts)
          .as(where)
          .containsAllEntriesOf(history.acknowledged);
      return;
    }
    for (Survival survival : List.of(Survival.NONE, Survival.ALL, Survival.part(7))) {
      assertThat(LogFixture.open(disk.crash(survival), options).replayed().texts)
          .as("%s, %s", where, survival)
          .containsAllEntriesOf(history.acknowledged);
    }
  }

  @Test
  void aFailedSyncIsNotRetriedAndItsNumberNotReused() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.append("a");
    disk.plan(FaultPlan.NONE.failAt(Operation.SYNC, 1));
    assertThatThrownBy(() -> log.append("b"))
        .isInstanceOf(LogPoisonedException.class)
        .isInstanceOf(LogException.class)
        .hasMessageContaining(disk.describe(LogFixture.file(1)))
        .hasMessageContaining("simulated input/output error");
    long operations = disk.operations();
    assertThatThrownBy(() -> log.append("c")).isInstanceOf(LogPoisonedException.class);
    assertThatThrownBy(() -> log.writer().rotate()).isInstanceOf(LogPoisonedException.class);
    assertThat(disk.operations()).isEqualTo(operations);
    assertThat(log.writer().status().state()).isEqualTo(LogStatus.State.POISONED);

    log.writer().resume();
    assertThat(log.append("d")).isEqualTo(3);
    assertThat(log.applied().texts).isEqualTo(Map.of(1L, "a", 3L, "d"));
    SimulatedDisk found = disk.crash(Survival.ALL);
    Opened again = LogFixture.open(found, LogFixture.SMALL);
    assertThat(again.replayed().texts).isEqualTo(Map.of(1L, "a", 3L, "d"));
    assertThat(LogFixture.text(found, LogFixture.file(1))).contains("[\"b\"]");
    assertThat(again.report().damages()).isEmpty();
  }

  @Test
  void aFullDiskIsNamedAsTheCause() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL.withFirstZeros(0));
    disk.plan(FaultPlan.NONE.space(100));
    assertThatThrownBy(() -> log.append("x".repeat(500)))
        .isInstanceOf(LogPoisonedException.class)
        .hasCauseInstanceOf(DiskFullException.class);
  }

  @Test
  void aPoisonedLogIsClosedWithoutASeal() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.append("a");
    disk.plan(FaultPlan.NONE.failAt(Operation.WRITE, 1));
    assertThatThrownBy(() -> log.append("b")).isInstanceOf(LogPoisonedException.class);
    log.writer().close();
    assertThat(LogReader.open(disk).status().state()).isEqualTo(LogStatus.State.UNSEALED);
    assertThat(LogFixture.open(disk, LogFixture.SMALL).replayed().texts).isEqualTo(Map.of(1L, "a"));
  }

  @Test
  void visibleWritesThatWereNotSyncedAreCarriedOver() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.mode(SyncMode.none()));
    log.append("a");
    log.writer().sync();
    log.append("b");
    log.append("c");
    disk.plan(FaultPlan.NONE.failAt(Operation.SYNC, 1));
    assertThatThrownBy(() -> log.writer().sync()).isInstanceOf(LogPoisonedException.class);
    log.writer().resume();
    log.append("d");
    log.writer().sync();
    assertThat(LogFixture.open(disk.crash(Survival.NONE), LogFixture.SMALL).replayed().texts)
        .isEqualTo(Map.of(1L, "a", 2L, "b", 3L, "c", 4L, "d"));
  }

  @Test
  void aFailedSyncInTheBackgroundPoisonsToo() throws IOException {
    LogOptions options = LogFixture.mode(SyncMode.interval(Duration.ofSeconds(1)));
    Opened log = LogFixture.openFresh(disk, options);
    log.append("a");
    disk.plan(FaultPlan.NONE.failAt(Operation.SYNC, 1));
    log.writer().syncInterval();
    assertThatThrownBy(() -> log.append("b")).isInstanceOf(LogPoisonedException.class);
    assertThat(log.writer().durableLsn()).isZero();
  }

  @Test
  void aListenerThatThrowsPoisonsForGood() throws IOException {
    LogWriter<TextWrite> writer =
        LogWriter.openByHand(
            disk,
            LogFixture.STORE,
            LogFixture.SMALL,
            LogEnd.none(),
            () -> 1,
            write -> {
              throw new IllegalStateException("cannot apply");
            });
    assertThatThrownBy(() -> writer.append(new TextWrite("a")))
        .isInstanceOf(LogPoisonedException.class)
        .hasMessageContaining("cannot apply");
    assertThatThrownBy(writer::resume).isInstanceOf(LogPoisonedException.class);
  }

  @Test
  void aReadErrorInRecoveryTouchesNothing() throws IOException {
    Opened log = LogFixture.openFresh(disk, LogFixture.SMALL);
    log.append("a");
    log.writer().rotate();
    log.append("b");
    Map<String, String> before = LogFixture.contents(disk);
    for (RecoveryMode mode : RecoveryMode.values()) {
      for (int nth = 1; nth <= 4; nth++) {
        SimulatedDisk failing = LogFixture.copyOf(disk);
        failing.plan(FaultPlan.NONE.failAt(Operation.READ, nth));
        assertThatThrownBy(() -> LogFixture.open(failing, LogFixture.SMALL, mode))
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(LogException.class);
        failing.plan(FaultPlan.NONE);
        assertThat(LogFixture.contents(failing)).isEqualTo(before);
      }
    }
  }
}

package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The power is lost at every operation of a script, for every survival, and again in recovery. */
class CrashTest {
  static List<SyncMode> modes() {
    return List.of(
        SyncMode.fsync(),
        SyncMode.fdatasync(),
        SyncMode.none(),
        SyncMode.interval(Duration.ofSeconds(1)));
  }

  /** What a script has done by the time the power went. */
  private static final class History {
    final List<String> sent = new ArrayList<>();
    int acknowledged;
    int durable;

    void append(Opened log, SyncMode mode) throws IOException {
      sent.add("text-" + sent.size() + "-".repeat(sent.size() % 7 * 200));
      log.append(sent.getLast());
      acknowledged = sent.size();
      durable = mode.durable() ? acknowledged : durable;
    }

    void synced() {
      durable = acknowledged;
    }
  }

  private static void script(SimulatedDisk disk, LogOptions options, History history)
      throws IOException {
    SyncMode mode = options.syncMode();
    Opened log = LogFixture.open(disk, options);
    for (int i = 0; i < 6; i++) {
      history.append(log, mode);
      log.writer().groundworkStep();
      if (i == 2) {
        log.writer().syncInterval();
        if (log.writer().durableLsn() == history.acknowledged) {
          history.synced();
        }
      }
    }
    log.writer().rotate();
    history.synced();
    for (int i = 0; i < 8; i++) {
      history.append(log, mode);
      log.writer().groundworkStep();
    }
    log.writer().sync();
    history.synced();
    history.append(log, mode);
    log.writer().close();
    history.synced();
    Opened again = LogFixture.open(disk, options);
    history.append(again, mode);
    again.writer().groundworkStep();
    history.append(again, mode);
    again.writer().close();
    history.synced();
  }

  private static LogOptions options(SyncMode mode) {
    return LogFixture.mode(mode).withFileBytes(4096).withFirstZeros(1024);
  }

  private static List<Survival> survivals(long seed) {
    return List.of(
        Survival.NONE,
        Survival.ALL,
        Survival.part(seed),
        Survival.part(seed + 1_000_003),
        Survival.part(seed + 2_000_003));
  }

  /** The texts of a prefix of the history, with dense numbers. */
  private static void isPrefix(
      Map<Long, String> found, List<String> sent, int least, String where) {
    Map<Long, String> prefix = new TreeMap<>();
    for (int i = 0; i < found.size() && i < sent.size(); i++) {
      prefix.put(i + 1L, sent.get(i));
    }
    assertThat(found).as(where).isEqualTo(prefix);
    assertThat(found.size()).as(where).isGreaterThanOrEqualTo(least);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void atEveryOperationLosesNothingThatWasDurable(SyncMode mode) throws IOException {
    LogOptions options = options(mode);
    SimulatedDisk whole = new SimulatedDisk();
    script(whole, options, new History());
    for (boolean inside : new boolean[] {false, true}) {
      for (long at = 1; at <= whole.operations(); at++) {
        SimulatedDisk disk = new SimulatedDisk();
        disk.plan(inside ? FaultPlan.NONE.crashInside(at).seed(at) : FaultPlan.NONE.crashAt(at));
        History history = new History();
        try {
          script(disk, options, history);
        } catch (IOException e) {
          assertThat(powerLost(e)).as("%s at %s", e, disk.trace()).isTrue();
        }
        for (Survival survival : survivals(at)) {
          String where = mode + ", crash at " + at + (inside ? " inside" : "") + ", " + survival;
          SimulatedDisk found = disk.crash(survival);
          Opened log = LogFixture.open(found, options);
          isPrefix(log.replayed().texts, history.sent, history.durable, where);
          int kept = log.replayed().texts.size();
          assertThat(log.append("after")).as(where).isGreaterThan(kept);
          log.writer().close();
          assertThat(LogFixture.open(found, options).replayed().texts)
              .as(where)
              .hasSize(kept + 1)
              .containsValue("after");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void inRecoveryChangesNothing(SyncMode mode) throws IOException {
    LogOptions options = options(mode);
    SimulatedDisk whole = new SimulatedDisk();
    script(whole, options, new History());
    for (long at = 1; at <= whole.operations(); at += 3) {
      SimulatedDisk disk = new SimulatedDisk();
      disk.plan(FaultPlan.NONE.crashInside(at).seed(at));
      History history = new History();
      try {
        script(disk, options, history);
      } catch (IOException e) {
        assertThat(powerLost(e)).isTrue();
      }
      SimulatedDisk found = disk.crash(Survival.part(at));
      Map<Long, String> expected =
          LogFixture.open(LogFixture.copyOf(found), options).replayed().texts;
      for (long second = 1; ; second++) {
        SimulatedDisk again = LogFixture.copyOf(found);
        again.plan(FaultPlan.NONE.crashInside(second).seed(second));
        if (!crashesInOpening(again, options, RecoveryMode.STRICT)) {
          break;
        }
        for (Survival survival : survivals(second)) {
          assertThat(LogFixture.open(again.crash(survival), options).replayed().texts)
              .as("%s, crash at %d, in recovery at %d, %s", mode, at, second, survival)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static boolean crashesInOpening(SimulatedDisk disk, LogOptions options, RecoveryMode mode)
      throws IOException {
    try {
      LogFixture.open(disk, options, mode);
      return false;
    } catch (IOException e) {
      assertThat(powerLost(e)).as("%s", e).isTrue();
      return true;
    }
  }

  /** While DEGRADED or CLEAN recovery is not complete, STRICT still refuses. */
  @Test
  void inTheRepairOfDamageLeavesDamage() throws IOException {
    LogOptions options = options(SyncMode.fsync());
    SimulatedDisk whole = new SimulatedDisk();
    script(whole, options, new History());
    List<String> names = whole.list("wal");
    assertThat(names.size()).isGreaterThan(3);
    for (RecoveryMode mode : List.of(RecoveryMode.DEGRADED, RecoveryMode.CLEAN)) {
      for (int file = 0; file < names.size() - 1; file++) {
        for (int offset : new int[] {20, 300}) {
          repairIsInterrupted(whole, options, mode, "wal/" + names.get(file), offset);
        }
      }
    }
  }

  private static void repairIsInterrupted(
      SimulatedDisk whole, LogOptions options, RecoveryMode mode, String path, int offset)
      throws IOException {
    SimulatedDisk damaged = LogFixture.copyOf(whole);
    if (LogFixture.bytes(damaged, path).length <= offset) {
      return;
    }
    damaged.flip(path, offset, 0);
    SimulatedDisk done = LogFixture.copyOf(damaged);
    Opened repaired = LogFixture.open(done, options, mode);
    Map<Long, String> expected = repaired.replayed().texts;
    for (long at = 1; ; at++) {
      SimulatedDisk disk = LogFixture.copyOf(damaged);
      disk.plan(FaultPlan.NONE.crashInside(at).seed(at));
      if (!crashesInOpening(disk, options, mode)) {
        break;
      }
      for (Survival survival : survivals(at)) {
        String where = mode + " of " + path + "@" + offset + ", crash at " + at + ", " + survival;
        SimulatedDisk found = disk.crash(survival);
        Opened again = LogFixture.open(found, options, mode);
        if (mode == RecoveryMode.DEGRADED) {
          assertThat(again.replayed().texts).as(where).isEqualTo(expected);
        }
        assertThat(nothingIsLost(damaged, found)).as(where).isTrue();
      }
    }
  }

  /** Every line of the damaged log is still somewhere, in the log or in quarantine. */
  private static boolean nothingIsLost(SimulatedDisk before, SimulatedDisk after)
      throws IOException {
    String all = String.join("\n", LogFixture.contents(after).values());
    for (String content : LogFixture.contents(before).values()) {
      for (String line : content.lines().toList()) {
        if (!all.contains(line)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean powerLost(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DiskCrashedException) {
        return true;
      }
    }
    return false;
  }
}

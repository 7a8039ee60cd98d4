package io.t4dx.core.log.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.LsnRange;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.read.LogVerification;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Valid lines behind damage come back, whatever was damaged and whenever the repair is cut off. */
class LogRepairTest {
  private static final Optional<UUID> STORE = Optional.of(RecoveryFixture.STORE);

  /** A damaged log, the writes that can be saved, and how it was damaged. */
  private record Damaged(SimulatedDisk disk, Map<Long, String> savable, String what) {}

  private static Map<Long, String> all() {
    Map<Long, String> all = new TreeMap<>();
    for (long lsn = 1; lsn <= 7; lsn++) {
      all.put(lsn, "text " + lsn);
    }
    return all;
  }

  /** Flips bits all over a log; what is torn and not damaged is left out. */
  private static List<Damaged> flips(boolean sealed, int step) throws IOException {
    List<Damaged> damaged = new ArrayList<>();
    SimulatedDisk whole = RecoveryFixture.threeFiles(sealed);
    SimulatedDisk copy = RecoveryFixture.copyOf(whole);
    for (long number = 1; number <= 3; number++) {
      String path = LogPaths.file(number);
      String text = RecoveryFixture.files(copy).get(path);
      for (int offset = 0; offset < text.length(); offset += step) {
        SimulatedDisk disk = RecoveryFixture.copyOf(whole);
        disk.flip(path, offset, offset % 8);
        String what = path + "@" + offset + (sealed ? ", sealed" : "");
        if (!LogReader.open(disk).verify().damages().isEmpty()) {
          damaged.add(new Damaged(disk, savable(text, number, offset), what));
        }
      }
    }
    return damaged;
  }

  /** All but the line that was hit. */
  private static Map<Long, String> savable(String text, long number, int offset) {
    int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    Map<Long, String> savable = all();
    if (line > 0) {
      savable.remove(3 * (number - 1) + line);
    }
    return savable;
  }

  private static List<Long> lost(LogSalvage salvage) {
    List<Long> lost = new ArrayList<>();
    for (LsnRange range : salvage.lost()) {
      for (long lsn = range.first(); lsn <= range.last(); lsn++) {
        lost.add(lsn);
      }
    }
    return lost;
  }

  @Test
  void everyValidLineIsSalvagedAndEveryOtherNamed() throws IOException {
    for (boolean sealed : new boolean[] {false, true}) {
      List<Damaged> cases = flips(sealed, 3);
      assertThat(cases.size()).isGreaterThan(100);
      for (Damaged damaged : cases) {
        check(damaged);
      }
    }
  }

  private static void check(Damaged damaged) throws IOException {
    SimulatedDisk disk = RecoveryFixture.copyOf(damaged.disk());
    LogVerification before = LogReader.open(disk).verify();
    Map<String, String> files = RecoveryFixture.files(disk);
    LogSalvage foreseen = LogRepair.look(disk, STORE, 0);
    assertThat(RecoveryFixture.files(disk)).as(damaged.what()).isEqualTo(files);
    LogSalvage salvage = LogRepair.salvage(disk, STORE, 0);
    assertThat(salvage.lost()).as(damaged.what()).isEqualTo(foreseen.lost());
    assertThat(salvage.salvaged()).as(damaged.what()).isEqualTo(foreseen.salvaged());
    assertThat(salvage.salvaged())
        .as(damaged.what())
        .isEqualTo(damaged.savable().size() - before.entries());
    List<Long> missing = new ArrayList<>(all().keySet());
    missing.removeAll(damaged.savable().keySet());
    assertThat(lost(salvage)).as(damaged.what()).isEqualTo(missing);
    assertThat(nothingIsGone(files, RecoveryFixture.files(disk))).as(damaged.what()).isTrue();
    assertThat(LogReader.open(disk).verify().damages()).as(damaged.what()).isEmpty();

    Map<String, String> repaired = RecoveryFixture.files(disk);
    assertThat(LogRepair.salvage(disk, STORE, 0)).as(damaged.what()).isEqualTo(LogSalvage.NOTHING);
    assertThat(RecoveryFixture.files(disk)).as(damaged.what()).isEqualTo(repaired);

    assertThat(RecoveryFixture.openAndGoOn(disk, RecoveryMode.STRICT))
        .as(damaged.what())
        .isEqualTo(damaged.savable());
  }

  /** Every line that was somewhere is still somewhere. */
  private static boolean nothingIsGone(Map<String, String> before, Map<String, String> after) {
    String all = String.join("\n", after.values());
    return before.values().stream()
        .flatMap(String::lines)
        .map(line -> line.replace("\0", ""))
        .allMatch(all::contains);
  }

  @Test
  void aCrashAnywhereInARepairCanBeRepaired() throws IOException {
    List<Damaged> cases = new ArrayList<>(flips(false, 97));
    cases.addAll(flips(true, 97));
    cases.add(severalAtOnce());
    long crashes = 0;
    for (Damaged damaged : cases) {
      crashes += crashEverywhere(damaged);
    }
    assertThat(crashes).isGreaterThan(100);
  }

  private static long crashEverywhere(Damaged damaged) throws IOException {
    for (long nth = 1; ; nth++) {
      SimulatedDisk disk = RecoveryFixture.copyOf(damaged.disk());
      disk.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      try {
        LogRepair.salvage(disk, STORE, 0);
        return nth - 1;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("lost power");
      }
      for (Survival survival :
          List.of(Survival.NONE, Survival.ALL, Survival.part(nth), Survival.part(~nth))) {
        String where = damaged.what() + ", crash at " + nth + ", " + survival;
        SimulatedDisk found = disk.crash(survival);
        eitherDamagedOrWhole(disk.crash(survival), damaged.savable(), where);
        LogRepair.salvage(found, STORE, 0);
        assertThat(
                nothingIsGone(
                    RecoveryFixture.files(RecoveryFixture.copyOf(damaged.disk())),
                    RecoveryFixture.files(found)))
            .as(where)
            .isTrue();
        assertThat(RecoveryFixture.openAndGoOn(found, RecoveryMode.STRICT))
            .as(where)
            .isEqualTo(damaged.savable());
      }
    }
  }

  private static void eitherDamagedOrWhole(
      SimulatedDisk disk, Map<Long, String> whole, String where) throws IOException {
    if (LogReader.open(disk).verify().damages().isEmpty()) {
      assertThat(RecoveryFixture.read(disk, RecoveryMode.STRICT)).as(where).isEqualTo(whole);
    }
  }

  @Test
  void anErrorAnywhereInARepairIsToldAndCanBeRepaired() throws IOException {
    for (Damaged damaged : List.of(severalAtOnce(), flips(true, 97).get(5))) {
      for (Operation kind : Operation.values()) {
        for (long nth = 1; nth <= 30; nth++) {
          SimulatedDisk disk = RecoveryFixture.copyOf(damaged.disk());
          disk.plan(FaultPlan.NONE.failAt(kind, nth));
          try {
            LogRepair.salvage(disk, STORE, 0);
          } catch (IOException e) {
            assertThat(e).hasMessageContaining("simulated");
          }
          disk.plan(FaultPlan.NONE);
          LogRepair.salvage(disk, STORE, 0);
          assertThat(RecoveryFixture.openAndGoOn(disk, RecoveryMode.STRICT))
              .as("%s, %s %s fails", damaged.what(), kind, nth)
              .isEqualTo(damaged.savable());
        }
      }
    }
  }

  /** A line of the first file, the second file's header, and the seal. */
  private static Damaged severalAtOnce() throws IOException {
    SimulatedDisk disk = RecoveryFixture.copyOf(RecoveryFixture.threeFiles(true));
    String first = RecoveryFixture.files(disk).get(LogPaths.file(1));
    disk.flip(LogPaths.file(1), first.indexOf("text 2"), 0);
    disk.flip(LogPaths.file(2), 30, 0);
    String last = RecoveryFixture.files(disk).get(LogPaths.file(3));
    disk.flip(LogPaths.file(3), last.indexOf("SYSTEM"), 0);
    Map<Long, String> savable = all();
    savable.remove(2L);
    return new Damaged(disk, savable, "several places");
  }

  @Test
  void severalPlacesAreRepairedAtOnce() throws IOException {
    check(severalAtOnce());
  }

  @Test
  void aMissingFileCostsItsLinesOnly() throws IOException {
    SimulatedDisk disk = RecoveryFixture.copyOf(RecoveryFixture.threeFiles(true));
    disk.delete(LogPaths.file(2));
    disk.syncDirectory(LogPaths.DIRECTORY);
    LogSalvage salvage = LogRepair.salvage(disk, STORE, 0);
    assertThat(salvage.lost()).containsExactly(new LsnRange(4, 6));
    assertThat(salvage.salvaged()).isEqualTo(1);
    assertThat(RecoveryFixture.openAndGoOn(disk, RecoveryMode.STRICT))
        .containsOnlyKeys(1L, 2L, 3L, 7L);
  }

  @Test
  void whatNobodyNeedsAnyMoreIsNotCalledLost() throws IOException {
    SimulatedDisk disk = RecoveryFixture.copyOf(RecoveryFixture.threeFiles(true));
    disk.flip(LogPaths.file(1), 10, 0);
    disk.flip(LogPaths.file(1), 300, 0);
    assertThat(LogRepair.salvage(disk, STORE, 2).lost()).allMatch(range -> range.first() > 2);
  }

  @Test
  void aTornTailIsLeftToWhoeverOpens() throws IOException {
    SimulatedDisk disk = RecoveryFixture.copyOf(RecoveryFixture.threeFiles(false));
    String text = RecoveryFixture.files(disk).get(LogPaths.file(3));
    disk.flip(LogPaths.file(3), text.indexOf("text 7"), 0);
    Map<String, String> before = RecoveryFixture.files(disk);
    assertThat(LogReader.open(disk).verify().tornTail()).isNotNull();
    assertThat(LogRepair.salvage(disk, STORE, 0)).isEqualTo(LogSalvage.NOTHING);
    assertThat(RecoveryFixture.files(disk)).isEqualTo(before);
  }

  @Test
  void theLogOfAnotherStoreIsNotTouched() throws IOException {
    SimulatedDisk disk = RecoveryFixture.copyOf(RecoveryFixture.threeFiles(true));
    Map<String, String> before = RecoveryFixture.files(disk);
    UUID other = new UUID(1, 2);
    assertThatThrownBy(() -> LogRepair.salvage(disk, Optional.of(other), 0))
        .hasMessageContaining(other.toString())
        .hasMessageContaining(RecoveryFixture.STORE.toString());
    assertThat(RecoveryFixture.files(disk)).isEqualTo(before);
  }

  @Test
  void strictRefusesBeforeTheRepair() throws IOException {
    SimulatedDisk disk = severalAtOnce().disk();
    assertThatThrownBy(() -> RecoveryFixture.openAndGoOn(disk, RecoveryMode.STRICT))
        .isInstanceOf(LogDamagedException.class)
        .hasMessageContaining("t4dx repair STORE --salvage");
  }
}

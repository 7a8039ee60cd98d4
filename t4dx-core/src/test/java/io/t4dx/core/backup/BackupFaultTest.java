package io.t4dx.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.store.Backup;
import io.t4dx.testing.Rig;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup that comes to nothing costs none of those before it. */
final class BackupFaultTest {
  private final BackupHouse house = new BackupHouse();
  private SimulatedDisk before = new SimulatedDisk();
  private Backup oldest = new Backup(0, 0, Instant.EPOCH, 0, 0, 0, 0);
  private Backup older = oldest;
  private Image image;

  @BeforeEach
  void twoBackupsAndMoreToCome() throws IOException {
    oldest = house.backup(6, before);
    older = house.backup(6, before);
    image = house.write(6);
  }

  /** The same disk again, without what is done to others. */
  private SimulatedDisk copy() {
    return before.crash(Survival.ALL);
  }

  /** Restoring compares every byte with what was backed up. */
  private void assertOlderOnesHold(SimulatedDisk found) throws IOException {
    for (Backup backup : List.of(oldest, older)) {
      assertThat(BackupHouse.restored(found, backup.number()).list("")).contains("STORE.json");
    }
  }

  @Test
  void aCrashAtAnyOperationLeavesAllThatWereThere() throws IOException {
    int whole = 0;
    boolean crashed = true;
    for (long nth = 1; crashed; nth++) {
      SimulatedDisk backups = copy();
      backups.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      boolean taken = taken(backups, BackupHouse.ALL);
      crashed = Rig.hasLostPower(backups);
      SimulatedDisk found = backups.crash(Survival.part(nth));
      List<Backup> there = new BackupDirectory(found).list().readable();
      assertThat(there).as("crash at %d", nth).startsWith(oldest, older);
      assertThat(new BackupDirectory(found).list().damaged()).isEmpty();
      assertOlderOnesHold(found);
      if (taken) {
        assertThat(there).hasSize(3);
      }
      if (there.size() == 3) {
        BackupHouse.assertHolds(found, there.getLast(), 18);
        whole++;
      } else {
        Backup again = new BackupDirectory(found).take(image, BackupHouse.ALL);
        assertThat(BackupHouse.restored(found, again.number()).list("")).contains("STORE.json");
      }
    }
    assertThat(whole).isPositive();
  }

  /** Nothing but the first backup itself may have left what is there then. */
  @Test
  void whateverTheFirstOneLeftAnotherOneCanBeMade() throws IOException {
    boolean crashed = true;
    for (long nth = 1; crashed; nth++) {
      SimulatedDisk backups = new SimulatedDisk();
      backups.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      taken(backups, BackupHouse.ALL);
      crashed = Rig.hasLostPower(backups);
      SimulatedDisk found = backups.crash(Survival.ALL);
      Backup again = new BackupDirectory(found).take(image, BackupHouse.ALL);
      BackupHouse.assertHolds(found, again, 18);
    }
  }

  private boolean taken(SimulatedDisk backups, int kept) {
    try {
      new BackupDirectory(backups).take(image, kept);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aCrashWhileOldOnesAreDroppedLeavesTheNewestWhole() throws IOException {
    boolean crashed = true;
    for (long nth = 1; crashed; nth++) {
      SimulatedDisk backups = copy();
      backups.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      taken(backups, 1);
      crashed = Rig.hasLostPower(backups);
      SimulatedDisk found = backups.crash(Survival.part(nth));
      List<Backup> there = new BackupDirectory(found).list().readable();
      assertThat(there).as("crash at %d", nth).isNotEmpty();
      for (Backup backup : there) {
        assertThat(BackupHouse.restored(found, backup.number()).list("")).contains("STORE.json");
      }
    }
  }

  @Test
  void aFullDiskLeavesAllThatWereThere() throws IOException {
    int full = 0;
    for (long space = 0; ; space += 1500) {
      SimulatedDisk backups = copy();
      backups.plan(FaultPlan.NONE.space(space));
      boolean taken = taken(backups, BackupHouse.ALL);
      backups.plan(FaultPlan.NONE);
      assertOlderOnesHold(backups);
      assertThat(new BackupDirectory(backups).list().readable()).hasSize(taken ? 3 : 2);
      if (taken) {
        break;
      }
      full++;
      assertThat(taken(backups, BackupHouse.ALL)).as("once there is room").isTrue();
    }
    assertThat(full).isGreaterThan(3);
  }
}

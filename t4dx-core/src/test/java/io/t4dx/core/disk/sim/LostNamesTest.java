package io.t4dx.core.disk.sim;

import static io.t4dx.core.disk.DiskText.read;
import static io.t4dx.core.disk.DiskText.write;
import static io.t4dx.core.disk.DiskText.writeSynced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a power loss does to the names of files. */
final class LostNamesTest {
  private static final int SEEDS = 300;

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void aStoreThatForgetsADirectorySyncLosesAFile() throws IOException {
    forgetful();
    SimulatedDisk found = disk.crash(Survival.NONE);
    assertThat(found.list("wal")).isEmpty();
    assertThatThrownBy(() -> read(found, "wal/1.log")).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aStoreThatRemembersItKeepsTheFile() throws IOException {
    forgetful();
    disk.syncDirectory("wal");
    assertThat(read(disk.crash(Survival.NONE), "wal/1.log")).isEqualTo("acknowledged");
  }

  @Test
  void aDirectoryThatWasNotSyncedIntoItsParentTakesItsFilesWithIt() throws IOException {
    disk.createDirectory("wal");
    writeSynced(disk, "wal/1.log", "acknowledged");
    disk.syncDirectory("wal");
    SimulatedDisk found = disk.crash(Survival.NONE);
    assertThat(found.exists("wal")).isFalse();
    assertThat(found.list("")).isEmpty();
  }

  @Test
  void aDeletedFileComesBackUntilItsDirectoryIsSynced() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.syncDirectory("");
    disk.delete("a");
    assertThat(read(disk.crash(Survival.NONE), "a")).isEqualTo("abc");
  }

  @Test
  void aSyncedDeletionStays() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.syncDirectory("");
    disk.delete("a");
    disk.syncDirectory("");
    assertThat(disk.crash(Survival.NONE).exists("a")).isFalse();
  }

  @Test
  void aReplacedNameIsOldOrNewNeverNothing() throws IOException {
    writeSynced(disk, "CURRENT", "old");
    disk.syncDirectory("");
    writeSynced(disk, "CURRENT.tmp", "new");
    disk.rename("CURRENT.tmp", "CURRENT");
    Set<String> found = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      found.add(read(disk.crash(Survival.part(seed)), "CURRENT"));
    }
    assertThat(found).containsExactlyInAnyOrder("old", "new");
  }

  @Test
  void aRenamedFileKeepsItsOldNameOrItsNewOne() throws IOException {
    disk.createDirectory("quarantine");
    writeSynced(disk, "a", "abc");
    disk.syncDirectory("");
    disk.rename("a", "quarantine/b");
    boolean old = false;
    boolean moved = false;
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk found = disk.crash(Survival.part(seed));
      assertThat(found.exists("a") || found.exists("quarantine/b")).as("seed %d", seed).isTrue();
      old |= found.exists("a");
      moved |= !found.exists("a");
    }
    assertThat(old && moved).isTrue();
  }

  @Test
  void aChainOfRenamesLosesNothingThatWasDurable() throws IOException {
    writeSynced(disk, "1", "one");
    writeSynced(disk, "2", "two");
    writeSynced(disk, "3", "three");
    disk.syncDirectory("");
    disk.rename("3", "4");
    disk.rename("2", "3");
    disk.rename("1", "2");
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk found = disk.crash(Survival.part(seed));
      Set<String> contents = new HashSet<>();
      for (String name : found.list("")) {
        contents.add(read(found, name));
      }
      assertThat(contents).as("seed %d", seed).contains("one", "two", "three");
    }
  }

  @Test
  void entriesAreKeptOrLostIndependently() throws IOException {
    write(disk, "a", "");
    write(disk, "b", "");
    Set<String> found = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      found.add(String.join("", disk.crash(Survival.part(seed)).list("")));
    }
    assertThat(found).containsExactlyInAnyOrder("", "a", "b", "ab");
  }

  @Test
  void bothNamesOfALinkedFileShowOneFileAfterwards() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.link("a", "b");
    disk.syncDirectory("");
    SimulatedDisk found = disk.crash(Survival.NONE);
    found.delete("a");
    assertThat(read(found, "b")).isEqualTo("abc");
  }

  @Test
  void afterAFailedDirectorySyncALaterOneSavesOnlyNewNames() throws IOException {
    disk.plan(FaultPlan.NONE.failAt(Operation.DIRECTORY_SYNC, 1));
    writeSynced(disk, "a", "abc");
    assertThatThrownBy(() -> disk.syncDirectory("")).isInstanceOf(IOException.class);
    writeSynced(disk, "b", "abc");
    disk.syncDirectory("");
    assertThat(disk.crash(Survival.NONE).list("")).containsExactly("b");
    assertThat(disk.crash(Survival.ALL).list("")).containsExactly("a", "b");
  }

  /** Writes and syncs a file, but not the directory that holds its name. */
  private void forgetful() throws IOException {
    disk.createDirectory("wal");
    disk.syncDirectory("");
    writeSynced(disk, "wal/1.log", "acknowledged");
  }
}

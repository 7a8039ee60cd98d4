package io.t4dx.core.disk.sim;

import static io.t4dx.core.disk.DiskText.bytes;
import static io.t4dx.core.disk.DiskText.read;
import static io.t4dx.core.disk.DiskText.write;
import static io.t4dx.core.disk.DiskText.writeSynced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.disk.DiskFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a fault plan makes go wrong, and when. */
final class FaultPlanTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void crashesAtEachMutatingOperationAndNoOther() throws IOException {
    script(disk);
    long operations = disk.operations();
    assertThat(operations).isEqualTo(11);
    for (long nth = 1; nth <= operations; nth++) {
      SimulatedDisk crashing = new SimulatedDisk();
      crashing.plan(FaultPlan.NONE.crashAt(nth));
      assertThatThrownBy(() -> script(crashing)).isInstanceOf(DiskCrashedException.class);
      assertThat(crashing.operations()).isEqualTo(nth);
      assertThat(crashing.trace()).last().asString().startsWith(nth + " ");
    }
    SimulatedDisk calm = new SimulatedDisk();
    calm.plan(FaultPlan.NONE.crashAt(operations + 1));
    script(calm);
  }

  @Test
  void aCrashBeforeAnOperationLeavesNothingOfIt() throws IOException {
    write(disk, "a", "abc");
    disk.plan(FaultPlan.NONE.crashAt(1));
    assertThatThrownBy(() -> disk.delete("a")).isInstanceOf(DiskCrashedException.class);
    assertThat(read(disk.crash(Survival.ALL), "a")).isEqualTo("abc");
  }

  @Test
  void aCrashInsideAWriteLeavesAnyPartOfIt() throws IOException {
    Set<Integer> lengths = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      SimulatedDisk crashing = new SimulatedDisk();
      try (DiskFile file = crashing.create("a")) {
        crashing.plan(FaultPlan.NONE.crashInside(1).seed(seed));
        assertThatThrownBy(() -> file.write(bytes("abc"), 0))
            .isInstanceOf(DiskCrashedException.class);
      }
      lengths.add(read(crashing.crash(Survival.ALL), "a").length());
    }
    assertThat(lengths).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void aCrashInsideASyncLeavesSomeBlocksDurable() throws IOException {
    Set<String> found = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      SimulatedDisk crashing = new SimulatedDisk();
      writeSynced(crashing, "a", "o".repeat(8192));
      crashing.syncDirectory("");
      try (DiskFile file = crashing.openForUpdate("a")) {
        file.writeFully(bytes("n".repeat(8192)), 0);
        crashing.plan(FaultPlan.NONE.crashInside(1).seed(seed));
        assertThatThrownBy(() -> file.sync(Sync.DATA)).isInstanceOf(DiskCrashedException.class);
      }
      String content = read(crashing.crash(Survival.NONE), "a");
      found.add(content.substring(0, 1) + content.substring(8191));
    }
    assertThat(found).containsExactlyInAnyOrder("oo", "on", "no", "nn");
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void failsTheNthOfEachKindOnceAndThenNoMore(Operation kind) throws IOException {
    script(disk);
    long calls = disk.operations(kind);
    assertThat(calls).as("the script must use %s", kind).isPositive();
    for (long nth = 1; nth <= calls; nth++) {
      SimulatedDisk failing = new SimulatedDisk();
      failing.plan(FaultPlan.NONE.failAt(kind, nth));
      assertThatThrownBy(() -> script(failing))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageContaining("simulated input/output error in ")
          .hasMessageContaining(kind.name());
      assertThat(failing.operations(kind)).isEqualTo(nth);
      writeSynced(failing, "later", "works again");
      assertThat(read(failing, "later")).isEqualTo("works again");
    }
  }

  @Test
  void failsFromTheNthOn() throws IOException {
    try (DiskFile file = disk.create("a")) {
      disk.plan(FaultPlan.NONE.failFrom(Operation.SYNC, 2));
      file.sync(Sync.DATA);
      assertThatThrownBy(() -> file.sync(Sync.DATA)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> file.sync(Sync.ALL)).isInstanceOf(IOException.class);
      disk.plan(FaultPlan.NONE);
      file.sync(Sync.DATA);
    }
  }

  @Test
  void aFullDiskTakesWhatFitsAndThenRefuses() throws IOException {
    disk.plan(FaultPlan.NONE.space(5));
    try (DiskFile file = disk.create("a")) {
      assertThat(file.write(bytes("abc"), 0)).isEqualTo(3);
      assertThat(disk.freeBytes()).isEqualTo(2);
      ByteBuffer rest = bytes("defg");
      assertThat(file.write(rest, 3)).isEqualTo(2);
      assertThat(rest.remaining()).isEqualTo(2);
      assertThatThrownBy(() -> file.write(rest, 5))
          .isInstanceOf(DiskFullException.class)
          .hasMessageContaining("simulated:/a cannot take 2 bytes at offset 5");
      assertThat(read(file, 0, 5)).isEqualTo("abcde");
      file.writeFully(bytes("XYZ"), 0);
      file.truncate(1);
      file.writeFully(bytes("1234"), 1);
      assertThat(disk.freeBytes()).isZero();
    }
    disk.delete("a");
    assertThat(disk.freeBytes()).isEqualTo(5);
  }

  @Test
  void shortTransfersStillReadAndWriteAll() throws IOException {
    String text = "0123456789".repeat(100);
    for (int seed = 0; seed < 50; seed++) {
      disk.plan(FaultPlan.NONE.withShortTransfers().seed(seed));
      write(disk, "a" + seed, text);
      assertThat(read(disk, "a" + seed)).isEqualTo(text);
    }
    assertThat(disk.operations(Operation.WRITE)).isGreaterThan(60);
    assertThat(disk.operations(Operation.READ)).isGreaterThan(60);
  }

  @Test
  void flipsABitOnTheDiskAndInWhatIsSeen() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.syncDirectory("");
    SimulatedDisk copy = disk.crash(Survival.ALL);
    copy.flip("a", 1, 0);
    assertThat(read(copy, "a")).isEqualTo("acc");
    assertThat(read(copy.crash(Survival.NONE), "a")).isEqualTo("acc");
    assertThat(read(disk.crash(Survival.ALL), "a")).isEqualTo("abc");
    assertThatThrownBy(() -> copy.crash(Survival.ALL).flip("a", 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTraceNamesWhatWasDone() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.rename("a", "b");
    read(disk, "b");
    assertThat(disk.trace())
        .containsExactly(
            "1 CREATE a",
            "2 WRITE a 3 bytes at 0",
            "3 SYNC a",
            "4 RENAME a to b",
            "- OPEN b",
            "- READ b 3 bytes at 0");
  }

  /** Every kind of operation at least once. */
  private static void script(SimulatedDisk disk) throws IOException {
    try (var lock = disk.lock("LOCK", "me")) {
      assertThat(lock).isNotNull();
      disk.createDirectory("d");
      disk.syncDirectory("");
      try (DiskFile file = disk.create("d/a")) {
        file.write(bytes("abc"), 0);
        file.truncate(1);
        file.sync(Sync.DATA);
      }
      disk.rename("d/a", "d/b");
      disk.link("d/b", "d/c");
      disk.delete("d/b");
      disk.syncDirectory("d");
      assertThat(disk.list("d")).containsExactly("c");
      try (DiskFile file = disk.openForRead("d/c")) {
        file.read(ByteBuffer.allocate(1), 0);
      }
    }
  }
}

package io.t4dx.core.disk.sim;

import static io.t4dx.core.disk.DiskText.bytes;
import static io.t4dx.core.disk.DiskText.read;
import static io.t4dx.core.disk.DiskText.write;
import static io.t4dx.core.disk.DiskText.writeSynced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.disk.DiskLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a power loss does to the bytes of a file. */
final class LostBytesTest {
  private static final int BLOCK = 4096;
  private static final int SEEDS = 300;

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void whatWasNotSyncedIsGone() throws IOException {
    write(disk, "a", "abc");
    disk.syncDirectory("");
    assertThat(read(disk.crash(Survival.NONE), "a")).isEmpty();
    assertThat(read(disk.crash(Survival.ALL), "a")).isEqualTo("abc");
  }

  @Test
  void whatWasSyncedStays() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.syncDirectory("");
    assertThat(read(disk.crash(Survival.NONE), "a")).isEqualTo("abc");
  }

  @Test
  void anOverwriteIsOldOrNewAndNothingElse() throws IOException {
    writeSynced(disk, "a", "old");
    disk.syncDirectory("");
    overwrite("a", 0, "new");
    Set<String> found = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      found.add(read(disk.crash(Survival.part(seed)), "a"));
    }
    assertThat(found).containsExactlyInAnyOrder("old", "new");
    assertThat(read(disk.crash(Survival.NONE), "a")).isEqualTo("old");
  }

  @Test
  void aTruncationIsVolatileToo() throws IOException {
    writeSynced(disk, "a", "abcdef");
    disk.syncDirectory("");
    try (DiskFile file = disk.openForUpdate("a")) {
      file.truncate(2);
      assertThat(read(disk.crash(Survival.NONE), "a")).isEqualTo("abcdef");
      assertThat(read(disk.crash(Survival.ALL), "a")).isEqualTo("ab");
    }
  }

  @Test
  void aSyncedTruncationStaysAndWhatFollowsReadsAsZeros() throws IOException {
    writeSynced(disk, "a", "abcdef");
    disk.syncDirectory("");
    try (DiskFile file = disk.openForUpdate("a")) {
      file.truncate(2);
      file.sync(Sync.DATA);
    }
    SimulatedDisk found = disk.crash(Survival.NONE);
    assertThat(read(found, "a")).isEqualTo("ab");
    try (DiskFile file = found.openForUpdate("a")) {
      file.writeFully(bytes("z"), 4);
    }
    assertThat(read(found, "a")).isEqualTo("ab\0\0z");
  }

  @Test
  void aPartOfAnAppendIsTornReorderedZeroFilledOrShort() throws IOException {
    writeSynced(disk, "a", "");
    disk.syncDirectory("");
    overwrite("a", 0, "x".repeat(4 * BLOCK));
    boolean whole = false;
    boolean nothing = false;
    boolean shorter = false;
    boolean tornInBlock = false;
    boolean laterWithoutEarlier = false;
    for (int seed = 0; seed < SEEDS; seed++) {
      String found = read(disk.crash(Survival.part(seed)), "a");
      assertThat(found.replace("x", "").replace("\0", "")).isEmpty();
      whole |= found.equals("x".repeat(4 * BLOCK));
      nothing |= found.isEmpty();
      shorter |= !found.isEmpty() && found.length() < 4 * BLOCK;
      tornInBlock |= found.startsWith("x".repeat(512) + "\0".repeat(512));
      laterWithoutEarlier |= found.startsWith("\0".repeat(BLOCK) + "x".repeat(512));
    }
    assertThat(whole).as("whole").isTrue();
    assertThat(nothing).as("nothing").isTrue();
    assertThat(shorter).as("shorter").isTrue();
    assertThat(tornInBlock).as("torn within a block").isTrue();
    assertThat(laterWithoutEarlier).as("a later block without an earlier one").isTrue();
  }

  @Test
  void aSectorIsNeverTorn() throws IOException {
    writeSynced(disk, "a", "o".repeat(BLOCK));
    disk.syncDirectory("");
    overwrite("a", 0, "n".repeat(BLOCK));
    for (int seed = 0; seed < SEEDS; seed++) {
      String found = read(disk.crash(Survival.part(seed)), "a");
      for (int at = 0; at < BLOCK; at += 512) {
        assertThat(found.substring(at, at + 512).chars().distinct().count()).isEqualTo(1);
      }
    }
  }

  @Test
  void syncedBytesOutliveAnyLaterUnsyncedWriteBesideThem() throws IOException {
    writeSynced(disk, "a", "acknowledged;");
    disk.syncDirectory("");
    overwrite("a", 13, "not yet;");
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(read(disk.crash(Survival.part(seed)), "a")).startsWith("acknowledged;");
    }
  }

  @Test
  void afterAFailedSyncALaterOneSavesOnlyWhatWasWrittenAgain() throws IOException {
    writeSynced(disk, "a", "o".repeat(2 * BLOCK));
    disk.syncDirectory("");
    disk.plan(FaultPlan.NONE.failAt(Operation.SYNC, 1));
    try (DiskFile file = disk.openForUpdate("a")) {
      file.writeFully(bytes("n".repeat(2 * BLOCK)), 0);
      assertThatThrownBy(() -> file.sync(Sync.DATA)).isInstanceOf(IOException.class);
      assertThat(read(file, 0, 4)).isEqualTo("nnnn");
      file.writeFully(bytes("m"), BLOCK);
      file.sync(Sync.DATA);
    }
    assertThat(read(disk.crash(Survival.NONE), "a"))
        .isEqualTo("o".repeat(BLOCK) + "m" + "n".repeat(BLOCK - 1));
    assertThat(read(disk.crash(Survival.ALL), "a"))
        .isEqualTo("n".repeat(BLOCK) + "m" + "n".repeat(BLOCK - 1));
  }

  @Test
  void oneCrashCanBeLookedAtInManyWaysAndEachIsADiskOfItsOwn() throws IOException {
    writeSynced(disk, "a", "abc");
    disk.syncDirectory("");
    SimulatedDisk first = disk.crash(Survival.NONE);
    SimulatedDisk second = disk.crash(Survival.NONE);
    try (DiskFile file = first.openForUpdate("a")) {
      file.writeFully(bytes("X"), 0);
      file.sync(Sync.DATA);
    }
    assertThat(read(first.crash(Survival.NONE), "a")).isEqualTo("Xbc");
    assertThat(read(second, "a")).isEqualTo("abc");
  }

  @Test
  void theSameSeedFindsTheSameDisk() throws IOException {
    write(disk, "a", "x".repeat(10 * BLOCK));
    write(disk, "b", "y".repeat(10 * BLOCK));
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(image(disk.crash(Survival.part(seed))))
          .isEqualTo(image(disk.crash(Survival.part(seed))));
    }
  }

  @Test
  void everyHandleOfTheCrashedDiskFailsAndItsLocksAreGone() throws IOException {
    DiskLock lock = disk.lock("LOCK", "me");
    DiskFile file = disk.create("a");
    disk.syncDirectory("");
    SimulatedDisk found = disk.crash(Survival.NONE);
    assertThatThrownBy(() -> file.write(bytes("x"), 0)).isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1), 0))
        .isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(() -> file.sync(Sync.ALL)).isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(file::size).isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(() -> disk.list("")).isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(() -> disk.exists("a")).isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(() -> disk.create("b")).isInstanceOf(DiskCrashedException.class);
    assertThatThrownBy(() -> disk.lock("LOCK", "you")).isInstanceOf(DiskCrashedException.class);
    file.close();
    lock.close();
    found.lock("LOCK", "you").close();
    assertThat(found.list("")).containsExactly("LOCK", "a");
  }

  private void overwrite(String path, long position, String text) throws IOException {
    try (DiskFile file = disk.openForUpdate(path)) {
      file.writeFully(bytes(text), position);
    }
  }

  private static String image(SimulatedDisk found) throws IOException {
    StringBuilder image = new StringBuilder();
    for (String name : found.list("")) {
      image.append(name).append(Arrays.hashCode(read(found, name).toCharArray()));
    }
    return image.toString();
  }
}

package io.t4dx.core.disk;

import static io.t4dx.core.disk.DiskText.bytes;
import static io.t4dx.core.disk.DiskText.read;
import static io.t4dx.core.disk.DiskText.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.DiskFile.Sync;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every disk does, asked of the real one and of its simulated twin. */
abstract class DiskContractTest {
  private Disk disk;

  abstract Disk newDisk() throws IOException;

  @BeforeEach
  void openDisk() throws IOException {
    disk = newDisk();
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    try (DiskFile file = disk.create("a")) {
      file.writeFully(bytes("hello world"), 0);
      file.sync(Sync.DATA);
      file.sync(Sync.ALL);
      assertThat(file.size()).isEqualTo(11);
      assertThat(read(file, 6, 5)).isEqualTo("world");
    }
    disk.syncDirectory("");
    assertThat(read(disk, "a")).isEqualTo("hello world");
  }

  @Test
  void aGapReadsAsZeros() throws IOException {
    try (DiskFile file = disk.create("a")) {
      file.writeFully(bytes("x"), 10_000);
      ByteBuffer gap = ByteBuffer.allocate(10_000);
      file.readFully(gap, 0);
      assertThat(gap.array()).containsOnly(0);
    }
  }

  @Test
  void readsUpToTheEndAndSaysWhereItIs() throws IOException {
    try (DiskFile file = disk.create("a")) {
      file.writeFully(bytes("abc"), 0);
      ByteBuffer target = ByteBuffer.allocate(10);
      assertThat(file.read(target, 1)).isEqualTo(2);
      assertThat(target.position()).isEqualTo(2);
      assertThat(file.read(target, 3)).isEqualTo(-1);
      assertThat(file.read(target, 99)).isEqualTo(-1);
      assertThat(file.read(ByteBuffer.allocate(0), 0)).isZero();
      assertThatThrownBy(() -> file.readFully(ByteBuffer.allocate(4), 0))
          .isInstanceOf(EOFException.class)
          .hasMessage("the file ends at 3, 1 bytes too early");
      assertThatThrownBy(() -> file.read(target, -1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> file.write(target, -1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void writesFromAndReadsIntoEveryKindOfBuffer() throws IOException {
    try (DiskFile file = disk.create("a");
        Arena arena = Arena.ofConfined()) {
      ByteBuffer direct = ByteBuffer.allocateDirect(3).put(bytes("abc")).flip();
      file.writeFully(direct, 0);
      file.writeFully(bytes("def").asReadOnlyBuffer(), 3);
      file.writeFully(bytes("..ghi").slice(2, 3), 6);
      MemorySegment segment = arena.allocateFrom("jkl", UTF_8);
      file.writeFully(segment.asByteBuffer().limit(3), 9);
      assertThat(read(file, 0, 12)).isEqualTo("abcdefghijkl");
      ByteBuffer read = arena.allocate(4).asByteBuffer();
      file.readFully(read, 4);
      assertThat(UTF_8.decode(read.flip()).toString()).isEqualTo("efgh");
    }
  }

  @Test
  void truncatesAndGrowsAgainWithZeros() throws IOException {
    try (DiskFile file = disk.create("a")) {
      file.writeFully(bytes("abcdef"), 0);
      file.truncate(2);
      assertThat(file.size()).isEqualTo(2);
      file.writeFully(bytes("z"), 5);
      assertThat(read(file, 0, 6)).isEqualTo("ab\0\0\0z");
      assertThatThrownBy(() -> file.truncate(7)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> file.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aClosedFileFailsEveryOperation() throws IOException {
    DiskFile file = disk.create("a");
    file.close();
    file.close();
    assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1), 0))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> file.write(ByteBuffer.allocate(1), 0))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> file.sync(Sync.ALL)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> file.sync(Sync.DATA)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(file::size).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> file.truncate(0)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> file.map(0, 0, Arena.global()))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void aFileOpenedForReadingRefusesToChange() throws IOException {
    disk.create("a").close();
    try (DiskFile file = disk.openForRead("a")) {
      assertThatThrownBy(() -> file.write(bytes("x"), 0)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> file.truncate(0)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aFileOpenedForUpdateKeepsItsBytes() throws IOException {
    write(disk, "a", "abc");
    try (DiskFile file = disk.openForUpdate("a")) {
      file.writeFully(bytes("X"), 1);
    }
    assertThat(read(disk, "a")).isEqualTo("aXc");
  }

  @Test
  void mapsARange() throws IOException {
    byte[] all = new byte[20_000];
    new SplittableRandom(1).nextBytes(all);
    try (DiskFile file = disk.create("a");
        Arena arena = Arena.ofShared()) {
      file.writeFully(ByteBuffer.wrap(all), 0);
      MemorySegment mapped = file.map(4100, 9000, arena);
      assertThat(mapped.toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(Arrays.copyOfRange(all, 4100, 13_100));
      assertThat(mapped.isReadOnly()).isTrue();
      assertThat(mapped.address() % 64).isEqualTo(4100 % 64);
      assertThat(file.map(20_000, 0, arena).byteSize()).isZero();
      assertThatThrownBy(() -> file.map(19_999, 2, arena)).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> file.map(-1, 2, arena)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void mapsOnlyTheFileThatHasItsNameStill() throws IOException {
    write(disk, "a", "old");
    write(disk, "b", "new");
    try (DiskFile file = disk.openForRead("a")) {
      disk.rename("b", "a");
      assertThat(read(file, 0, 3)).isEqualTo("old");
      assertThatThrownBy(() -> file.map(0, 3, Arena.global())).isInstanceOf(IOException.class);
      disk.delete("a");
      assertThatThrownBy(() -> file.map(0, 3, Arena.global())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anOpenFileOutlivesItsName() throws IOException {
    write(disk, "a", "abc");
    try (DiskFile file = disk.openForUpdate("a")) {
      disk.delete("a");
      file.writeFully(bytes("d"), 3);
      assertThat(read(file, 0, 4)).isEqualTo("abcd");
    }
    assertThat(disk.exists("a")).isFalse();
  }

  @Test
  void createsOnlyWhatIsNotThere() throws IOException {
    write(disk, "a", "abc");
    assertThatThrownBy(() -> disk.create("a"))
        .isInstanceOf(DiskFileExistsException.class)
        .hasMessage(disk.describe("a") + " exists already");
    assertThatThrownBy(() -> disk.createDirectory("a")).isInstanceOf(DiskFileExistsException.class);
    disk.createDirectory("d");
    disk.createDirectory("d");
    assertThatThrownBy(() -> disk.create("d")).isInstanceOf(DiskFileExistsException.class);
    assertThat(read(disk, "a")).isEqualTo("abc");
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> disk.openForRead("wal/x"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(disk.describe("wal/x"));
    assertThatThrownBy(() -> disk.openForUpdate("x")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.create("wal/x")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.createDirectory("a/b")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.rename("x", "y")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.delete("x")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.link("x", "y")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.syncDirectory("x")).isInstanceOf(FileNotFoundException.class);
    write(disk, "a", "abc");
    assertThatThrownBy(() -> disk.rename("a", "x/y")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.link("a", "x/y")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.syncDirectory("a")).isInstanceOf(FileNotFoundException.class);
    assertThat(disk.list("x")).isEmpty();
    assertThat(disk.exists("x")).isFalse();
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    disk.createDirectory("d");
    write(disk, "a", "abc");
    assertThat(disk.exists("d")).isTrue();
    assertThatThrownBy(() -> disk.openForRead("d")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.openForUpdate("d")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.delete("d")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.rename("d", "e")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> disk.rename("a", "d")).isInstanceOf(DiskFileExistsException.class);
    assertThatThrownBy(() -> disk.link("a", "d")).isInstanceOf(DiskFileExistsException.class);
  }

  @Test
  void listsNamesInOrder() throws IOException {
    disk.createDirectory("d");
    disk.createDirectory("d/inner");
    write(disk, "d/b", "");
    write(disk, "d/a", "");
    assertThat(disk.list("d")).containsExactly("a", "b", "inner");
    assertThat(disk.list("")).containsExactly("d");
  }

  @Test
  void renameReplacesTheTarget() throws IOException {
    disk.createDirectory("d");
    write(disk, "a", "new");
    write(disk, "d/b", "old");
    disk.rename("a", "d/b");
    assertThat(read(disk, "d/b")).isEqualTo("new");
    assertThat(disk.exists("a")).isFalse();
    disk.syncDirectory("d");
    disk.syncDirectory("");
  }

  @Test
  void aLinkIsASecondNameOfOneFile() throws IOException {
    write(disk, "a", "abc");
    disk.link("a", "b");
    try (DiskFile file = disk.openForUpdate("b")) {
      file.writeFully(bytes("X"), 0);
    }
    assertThat(read(disk, "a")).isEqualTo("Xbc");
    disk.delete("a");
    assertThat(read(disk, "b")).isEqualTo("Xbc");
    write(disk, "c", "");
    assertThatThrownBy(() -> disk.link("b", "c")).isInstanceOf(DiskFileExistsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "a/", "a//b", "..", "a/../b", ".", "./a", "a\\b", "a\0b"})
  void noPathLeadsOutOfTheStore(String path) {
    assertThatThrownBy(() -> disk.create(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> disk.list(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> disk.lock(path, "me")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRootIsNoFile() {
    assertThatThrownBy(() -> disk.create("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> disk.delete("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSecondToLockLearnsWhoWasFirst() throws IOException {
    try (DiskLock lock = disk.lock("LOCK", "process 42 on host h")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> disk.lock("LOCK", "me"))
          .isInstanceOfSatisfying(
              DiskLockedException.class,
              e -> assertThat(e.holder()).isEqualTo("process 42 on host h"))
          .hasMessage(disk.describe("LOCK") + " is held by process 42 on host h");
    }
    disk.lock("LOCK", "me").close();
  }

  @Test
  void aLockThatIsHeldCannotBeTouched() throws IOException {
    write(disk, "a", "abc");
    try (DiskLock lock = disk.lock("LOCK", "me")) {
      assertThat(lock).isNotNull();
      assertThat(disk.list("")).contains("LOCK");
      assertThatThrownBy(() -> disk.openForRead("LOCK")).isInstanceOf(DiskLockedException.class);
      assertThatThrownBy(() -> disk.openForUpdate("LOCK")).isInstanceOf(DiskLockedException.class);
      assertThatThrownBy(() -> disk.delete("LOCK")).isInstanceOf(DiskLockedException.class);
      assertThatThrownBy(() -> disk.rename("LOCK", "x")).isInstanceOf(DiskLockedException.class);
      assertThatThrownBy(() -> disk.rename("a", "LOCK")).isInstanceOf(DiskLockedException.class);
      assertThatThrownBy(() -> disk.link("LOCK", "x")).isInstanceOf(DiskLockedException.class);
    }
    disk.delete("LOCK");
  }

  @Test
  void aLockIsReleasedOnce() throws IOException {
    DiskLock first = disk.lock("LOCK", "first");
    first.close();
    try (DiskLock second = disk.lock("LOCK", "second")) {
      assertThat(second).isNotNull();
      first.close();
      assertThatThrownBy(() -> disk.lock("LOCK", "third"))
          .isInstanceOf(DiskLockedException.class)
          .hasMessageEndingWith("second");
    }
  }

  @Test
  void tellsHowMuchIsFree() throws IOException {
    assertThat(disk.freeBytes()).isPositive();
  }
}

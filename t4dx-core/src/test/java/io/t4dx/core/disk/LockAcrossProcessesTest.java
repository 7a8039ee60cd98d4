package io.t4dx.core.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock between two processes: this one and a child. */
final class LockAcrossProcessesTest {
  @TempDir Path directory;
  private Disk disk;
  private @Nullable Process child;

  @BeforeEach
  void openDisk() throws IOException {
    disk = RealDisk.at(directory);
  }

  @AfterEach
  void endChild() {
    if (child != null) {
      child.destroyForcibly();
    }
  }

  @Test
  void aLockOfAnotherProcessNamesItsHolder() throws Exception {
    assertThat(spawn("child 7").readLine()).startsWith("locked");
    assertThatThrownBy(() -> disk.lock("LOCK", "parent"))
        .isInstanceOf(DiskLockedException.class)
        .hasMessageEndingWith("LOCK is held by child 7");
  }

  @Test
  void aLockOfAProcessThatWasKilledBlocksNobody() throws Exception {
    assertThat(spawn("child 7").readLine()).startsWith("locked");
    child.destroyForcibly().waitFor();
    assertThat(disk.list("")).as("the dead holder's file is still there").containsExactly("LOCK");
    disk.lock("LOCK", "parent").close();
  }

  @Test
  void aLockOfThisProcessStopsAnotherEvenAfterRefusedAttemptsHere() throws Exception {
    try (DiskLock lock = disk.lock("LOCK", "parent")) {
      assertThat(lock).isNotNull();
      // Each of these would release the lock if it opened and closed the file.
      assertThatThrownBy(() -> disk.lock("LOCK", "other")).isInstanceOf(DiskLockedException.class);
      assertThatThrownBy(() -> RealDisk.at(directory).openForRead("LOCK"))
          .isInstanceOf(DiskLockedException.class);
      assertThat(spawn("child").readLine()).isEqualTo("refused parent");
    }
    assertThat(spawn("child").readLine()).startsWith("locked");
  }

  @Test
  void aStoreReachedByAnotherPathIsTheSameStore() throws Exception {
    Path other = directory.resolveSibling(directory.getFileName() + "-link");
    Files.createSymbolicLink(other, directory);
    try (DiskLock lock = disk.lock("LOCK", "parent")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> RealDisk.at(other).lock("LOCK", "other"))
          .isInstanceOf(DiskLockedException.class);
      assertThat(spawn("child").readLine()).isEqualTo("refused parent");
    } finally {
      Files.delete(other);
    }
  }

  private BufferedReader spawn(String holder) throws IOException {
    child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", ""),
                LockHolder.class.getName(),
                directory.toString(),
                holder)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return child.inputReader(UTF_8);
  }
}

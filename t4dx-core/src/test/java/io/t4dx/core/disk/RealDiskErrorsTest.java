package io.t4dx.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system says, as the engine must hear it. */
final class RealDiskErrorsTest {
  @TempDir Path directory;

  @Test
  void aLackOfSpaceIsAnErrorOfItsOwn() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no device that is always full");
    Path link = Files.createSymbolicLink(directory.resolve("a"), full);
    try (DiskFile file = RealDisk.at(directory).openForUpdate("a")) {
      assertThatThrownBy(() -> file.writeFully(DiskText.bytes("abc"), 7))
          .isInstanceOf(DiskFullException.class)
          .hasMessageContaining("/a cannot take 3 bytes at offset 7: no space is left below ");
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void createsTheRootWithItsParents() throws IOException {
    Disk disk = RealDisk.at(directory.resolve("x/y/z"));
    assertThat(disk.list("")).isEmpty();
    assertThat(Files.isDirectory(directory.resolve("x/y/z"))).isTrue();
    RealDisk.at(directory.resolve("x/y/z"));
  }

  @Test
  void aRootThatIsAFileIsRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> RealDisk.at(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> RealDisk.at(file.resolve("x"))).isInstanceOf(IOException.class);
  }
}

package io.t4dx.index.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A page is checked when it is touched, and only then. */
final class CheckedBytesTest {
  private static final int LENGTH = 3 * CheckedBytes.PAGE + 100;

  private final MemorySegment bytes = MemorySegment.ofArray(new byte[LENGTH]);
  private final MemorySegment crcs = MemorySegment.ofArray(new byte[16]);

  @Test
  void aDamagedPageIsReportedWhenItIsTouched() {
    CheckedBytes.fill(bytes, 10, LENGTH, crcs);
    bytes.set(ValueLayout.JAVA_BYTE, 10 + 2 * CheckedBytes.PAGE + 5, (byte) 1);
    CheckedBytes checked = CheckedBytes.checked(bytes, 10, LENGTH, crcs);
    checked.ensure(10, 2L * CheckedBytes.PAGE);
    assertThatThrownBy(() -> checked.ensure(8 + 2L * CheckedBytes.PAGE, 4))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("page 2");
    assertThatThrownBy(checked::verify).isInstanceOf(CorruptIndexException.class);
    assertThat(checked.pending()).isTrue();
  }

  @Test
  void patrolsCheckEveryPageInTheEnd() {
    CheckedBytes.fill(bytes, 0, LENGTH, crcs);
    CheckedBytes checked = CheckedBytes.checked(bytes, 0, LENGTH, crcs);
    checked.ensure(LENGTH - 1, 1);
    checked.patrol(2);
    assertThat(checked.pending()).isTrue();
    checked.patrol(2);
    assertThat(checked.pending()).isFalse();
  }

  /** A file that is cut off under its mapping fails as an unreadable disk does. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it does not cut mapped files off")
  void whatTheDiskDoesNotGiveIsAnErrorAndNotTheEnd(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("mapped");
    Files.write(path, new byte[LENGTH]);
    CheckedBytes.fill(bytes, 0, LENGTH, crcs);
    try (FileChannel file =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arena arena = Arena.ofShared()) {
      MemorySegment mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, LENGTH, arena);
      CheckedBytes checked = CheckedBytes.checked(mapped, 0, LENGTH, crcs);
      file.truncate(CheckedBytes.PAGE);
      checked.ensure(0, 1);
      assertThatThrownBy(() -> checked.ensure(2L * CheckedBytes.PAGE, 1))
          .isInstanceOf(CorruptIndexException.class)
          .hasMessageContaining("offset " + 2 * CheckedBytes.PAGE)
          .hasMessageContaining("the disk does not give");
    }
  }

  @Test
  void bytesJustMadeNeedNoCheck() {
    assertThat(CheckedBytes.trusted(bytes).pending()).isFalse();
  }
}

package io.t4dx.index.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

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

  @Test
  void bytesJustMadeNeedNoCheck() {
    assertThat(CheckedBytes.trusted(bytes).pending()).isFalse();
  }
}

package io.t4dx.index.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.Twins;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ColumnTest {

  /** A column of random values; floats are whole, so that every kind compares as longs. */
  static MemorySegment image(ColumnKind kind, long[] values) {
    ColumnWriter writer = new ColumnWriter(kind, values.length, Arena.ofAuto());
    for (int row = 0; row < values.length; row++) {
      switch (kind) {
        case U8 -> writer.u8(row, (int) values[row] & 0xff);
        case I32 -> writer.i32(row, (int) values[row]);
        case F32 -> writer.f32(row, (float) values[row]);
        case I64 -> writer.i64(row, values[row]);
      }
    }
    return writer.seal();
  }

  @ParameterizedTest
  @EnumSource
  void everyValueIsReadAsItWasWritten(ColumnKind kind) {
    long[] values = new Random(Fuzz.SEED).longs(40_000, -100_000, 100_000).toArray();
    for (MemorySegment twin : Twins.of(image(kind, values))) {
      Column column = Column.open(twin, kind);
      assertThat(column.rows()).isEqualTo(values.length);
      for (int row = values.length - 1; row >= 0; row--) {
        long found =
            switch (kind) {
              case U8 -> column.u8(row);
              case I32 -> column.i32(row);
              case F32 -> (long) column.f32(row);
              case I64 -> column.i64(row);
            };
        assertThat(found).isEqualTo(kind == ColumnKind.U8 ? values[row] & 0xff : values[row]);
      }
      assertThat(column.statistics()).isEqualTo(column.statistics(0, values.length));
      column.verify();
      assertThatThrownBy(() -> column.key(values.length))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> column.key(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void statisticsAreOfKeys() {
    Column column = Column.open(image(ColumnKind.F32, new long[] {3, -7, 0}), ColumnKind.F32);
    assertThat(KeyRange.toFloat(column.statistics().leastKey())).isEqualTo(-7);
    assertThat(KeyRange.toFloat(column.statistics().mostKey())).isEqualTo(3);
    assertThat(column.statistics().count()).isEqualTo(3);
    assertThat(KeyRange.closed(-8f, 3f).covers(column.statistics())).isTrue();
    assertThat(KeyRange.closed(-6f, 3f).covers(column.statistics())).isFalse();
    assertThat(KeyRange.closed(4f, 5f).meets(column.statistics())).isFalse();
    assertThat(KeyRange.closed(3f, 5f).meets(column.statistics())).isTrue();
    assertThat(KeyRange.NONE.meets(column.statistics())).isFalse();
    assertThat(Column.open(image(ColumnKind.I64, new long[0]), ColumnKind.I64).statistics())
        .isEqualTo(new ColumnStatistics(0, 0, 0));
  }

  @Test
  void keysOfFloatsSortAsFloatsDo() {
    float[] rising = {
      Float.NEGATIVE_INFINITY,
      -Float.MAX_VALUE,
      -1,
      -Float.MIN_VALUE,
      0,
      Float.MIN_VALUE,
      0.3f,
      1,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NaN
    };
    for (int i = 1; i < rising.length; i++) {
      assertThat(KeyRange.key(rising[i - 1])).isLessThan(KeyRange.key(rising[i]));
      assertThat(Float.compare(KeyRange.toFloat(KeyRange.key(rising[i])), rising[i])).isZero();
    }
    assertThat(KeyRange.key(-0f)).isEqualTo(KeyRange.key(0f));
    assertThatThrownBy(() -> KeyRange.closed(0f, Float.NaN)).hasMessageContaining("no range");
    assertThat(KeyRange.halfOpen(Long.MIN_VALUE, Long.MIN_VALUE).isEmpty()).isTrue();
    assertThat(KeyRange.halfOpen(5, 7)).isEqualTo(new KeyRange(5, 6));
  }

  @Test
  void anotherKindIsRefused() {
    MemorySegment image = image(ColumnKind.I32, new long[] {1});
    assertThatThrownBy(() -> Column.open(image, ColumnKind.F32))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("kind 2, not F32");
    ColumnWriter writer = new ColumnWriter(ColumnKind.U8, 1, Arena.ofAuto());
    assertThatThrownBy(() -> writer.i64(0, 1)).hasMessage("a value of I64 in a column of U8");
    assertThatThrownBy(() -> writer.u8(0, 256)).hasMessageContaining("no unsigned byte");
  }

  @Test
  void damageIsReported() {
    MemorySegment image = image(ColumnKind.F32, new long[] {5, 4, 3, 2, 1, 0, 7, 8, 9});
    Fuzz.everyFlippedByteIsReported(image, cut -> Column.open(cut, ColumnKind.F32).verify());
    Fuzz.everyTruncationIsReported(image, cut -> Column.open(cut, ColumnKind.F32));
    Fuzz.aNewerVersionIsRefused(image, cut -> Column.open(cut, ColumnKind.F32));
  }
}

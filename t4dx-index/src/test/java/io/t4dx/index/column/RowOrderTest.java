package io.t4dx.index.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.Twins;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Orders and range filters against sorting and testing each row. */
final class RowOrderTest {
  private static final long SEED = Fuzz.SEED;

  private static int[] starts(Random random, int rows) {
    return IntStream.concat(IntStream.of(0), random.ints(random.nextInt(4), 0, rows + 1).sorted())
        .toArray();
  }

  @Test
  void everyRangeIsSortedAndSlicedAsANaiveSortDoes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 150; round++) {
      ColumnKind kind = List.of(ColumnKind.values()).get(random.nextInt(4));
      int rows = random.nextInt(round % 10 == 0 ? 20_000 : 400);
      long spread = kind == ColumnKind.U8 ? 256 : 1 + random.nextInt(1 << random.nextInt(24));
      long[] values = random.longs(rows, 0, spread).toArray();
      MemorySegment columnImage = ColumnTest.image(kind, values);
      int[] starts = starts(random, rows);
      Column built = Column.open(columnImage, kind);
      MemorySegment image = RowOrder.build(built, starts, Arena.ofAuto());
      List<MemorySegment> columns = Twins.of(columnImage);
      List<MemorySegment> orders = Twins.of(image);
      for (int twin = 0; twin < 2; twin++) {
        Column column = Column.open(columns.get(twin), kind);
        RowOrder order = RowOrder.open(orders.get(twin), column);
        for (int i = 0; i < starts.length; i++) {
          int end = i + 1 < starts.length ? starts[i + 1] : rows;
          check(
              random,
              order.within(starts[i], end),
              column,
              "seed %d, round %d".formatted(SEED, round));
        }
        order.verify();
      }
    }
  }

  private static void check(Random random, OrderedRows ordered, Column column, String which) {
    int first = ordered.first();
    int end = ordered.end();
    int[] sorted =
        IntStream.range(first, end)
            .boxed()
            .sorted(Comparator.comparingLong(column::key))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < sorted.length; i++) {
      assertThat(ordered.row(first + i)).as(which).isEqualTo(sorted[i]);
      assertThat(ordered.slot(column.key(sorted[i]), sorted[i])).as(which).isEqualTo(first + i);
    }
    ordered.verify();
    assertThat(ordered.statistics()).as(which).isEqualTo(column.statistics(first, end));
    for (int i = 0; i < 8; i++) {
      KeyRange range = range(random, column, first, end);
      RoaringBitmap expected = new RoaringBitmap();
      for (int row = first; row < end; row++) {
        if (range.least() <= column.key(row) && column.key(row) <= range.most()) {
          expected.add(row);
        }
      }
      assertThat(ordered.slice(range).count()).as(which).isEqualTo(expected.getCardinality());
      assertThat(ordered.bitmap(ordered.slice(range))).as(which).isEqualTo(expected);
      assertThat(RangeFilter.scan(column, first, end, range)).as(which).isEqualTo(expected);
      assertThat(RangeFilter.rows(ordered, range)).as(which).isEqualTo(expected);
    }
  }

  private static KeyRange range(Random random, Column column, int first, int end) {
    if (first == end || random.nextInt(8) == 0) {
      return random.nextBoolean() ? KeyRange.ALL : KeyRange.NONE;
    }
    long least = column.key(first + random.nextInt(end - first));
    long most = column.key(first + random.nextInt(end - first));
    return new KeyRange(least + random.nextInt(3) - 1, most);
  }

  @Test
  void aScanGoesOnFromAPositionInBothDirections() {
    MemorySegment image = ColumnTest.image(ColumnKind.I64, new long[] {5, 3, 5, 1, 5, 9});
    Column column = Column.open(image, ColumnKind.I64);
    OrderedRows ordered =
        RowOrder.open(RowOrder.build(column, new int[] {0}, Arena.ofAuto()), column).within(0, 6);
    assertThat(IntStream.range(0, 6).map(ordered::row)).containsExactly(3, 1, 0, 2, 4, 5);
    int at = ordered.slot(5, 2);
    assertThat(ordered.row(at)).isEqualTo(2);
    assertThat(ordered.row(at - 1)).isZero();
    assertThat(ordered.row(ordered.slot(5, 3))).isEqualTo(4);
    assertThat(ordered.slot(10, 0)).isEqualTo(6);
    assertThat(ordered.slot(0, 0)).isZero();
  }

  @Test
  void slotsOutsideTheRangeAreRefused() {
    Column column = Column.open(ColumnTest.image(ColumnKind.U8, new long[9]), ColumnKind.U8);
    MemorySegment image = RowOrder.build(column, new int[] {0, 4}, Arena.ofAuto());
    OrderedRows ordered = RowOrder.open(image, column).within(4, 9);
    assertThatThrownBy(() -> ordered.row(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> ordered.row(9)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> RowOrder.build(column, new int[] {1}, Arena.ofAuto()))
        .hasMessageContaining("row 0");
  }

  @Test
  void damageIsReported() {
    Column column =
        Column.open(ColumnTest.image(ColumnKind.I32, new long[] {4, 2, 9, 1}), ColumnKind.I32);
    MemorySegment image = RowOrder.build(column, new int[] {0}, Arena.ofAuto());
    Fuzz.everyFlippedByteIsReported(image, cut -> RowOrder.open(cut, column).verify());
    Fuzz.everyTruncationIsReported(image, cut -> RowOrder.open(cut, column));
    Fuzz.aNewerVersionIsRefused(image, cut -> RowOrder.open(cut, column));
  }
}

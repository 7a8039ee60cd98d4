package io.t4dx.index.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.page.Fuzz;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Damaged columns and orders are reported, or answer as legal bytes would. */
final class ColumnFuzzTest {
  private static final int[] ROWS = {0, 1, 40, 20_000};

  private static final List<ColumnKind> KINDS = List.of(ColumnKind.values());
  private static final List<long[]> VALUES = new ArrayList<>();

  static {
    Random random = new Random(Fuzz.SEED);
    for (int rows : ROWS) {
      VALUES.add(random.longs(rows, 0, 100).toArray());
    }
  }

  private static List<MemorySegment> columns() {
    List<MemorySegment> images = new ArrayList<>();
    for (int i = 0; i < ROWS.length; i++) {
      images.add(ColumnTest.image(KINDS.get(i), VALUES.get(i)));
    }
    return images;
  }

  @Test
  void mutatedColumnsAreReportedOrReadSafely() {
    Fuzz.run(
        columns(),
        (which, image, intact) -> {
          ColumnKind kind = KINDS.get(which);
          Column column = Column.open(image, kind);
          for (int row = 0; row < column.rows(); row += 1 + column.rows() / 50) {
            long key = column.key(row);
            if (intact) {
              long value = VALUES.get(which)[row];
              assertThat(key)
                  .isEqualTo(kind == ColumnKind.F32 ? KeyRange.key((float) value) : value);
            }
          }
          column.statistics(0, column.rows());
          column.verify();
        });
  }

  @Test
  void mutatedOrdersAreReportedOrReadSafely() {
    List<Column> columns = new ArrayList<>();
    List<MemorySegment> orders = new ArrayList<>();
    for (int i = 0; i < ROWS.length; i++) {
      columns.add(Column.open(columns().get(i), KINDS.get(i)));
      orders.add(RowOrder.build(columns.get(i), new int[] {0, ROWS[i] / 3}, Arena.ofAuto()));
    }
    Fuzz.run(
        orders,
        (which, image, intact) -> {
          Column column = columns.get(which);
          int middle = ROWS[which] / 3;
          RowOrder order = RowOrder.open(image, column);
          KeyRange range = new KeyRange(20, 60);
          RoaringBitmap low = RangeFilter.rows(order.within(0, middle), range);
          RoaringBitmap high = RangeFilter.rows(order.within(middle, ROWS[which]), range);
          assertThat(low.isEmpty() || low.last() < middle).isTrue();
          assertThat(high.isEmpty() || (high.first() >= middle && high.last() < ROWS[which]))
              .isTrue();
          if (intact) {
            assertThat(low).isEqualTo(RangeFilter.scan(column, 0, middle, range));
            assertThat(high).isEqualTo(RangeFilter.scan(column, middle, ROWS[which], range));
          }
          order.verify();
          order.within(0, middle).verify();
          order.within(middle, ROWS[which]).verify();
        });
  }
}

package io.t4dx.index.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class RowCollectorTest {
  private static final long SEED = Long.getLong("t4dx.seed", 4);

  @Test
  void gathersWhatABitmapGathers() {
    Random random = new Random(SEED);
    for (int round = 0; round < 400; round++) {
      int first = random.nextInt(random.nextBoolean() ? 100 : 300_000);
      int end = first + random.nextInt(random.nextBoolean() ? 70 : 200_000);
      int count = end == first ? 0 : random.nextInt(random.nextBoolean() ? 30 : 5_000);
      RowCollector inside = new RowCollector(first, end, random.nextInt(3_000));
      RowCollector outside = new RowCollector(first, end, random.nextInt(3_000));
      RoaringBitmap expected = new RoaringBitmap();
      for (int i = 0; i < count; i++) {
        int row = first + random.nextInt(end - first);
        inside.add(row);
        outside.add(row);
        expected.add(row);
      }
      assertThat(inside.bitmap()).as("seed %d, round %d", SEED, round).isEqualTo(expected);
      expected.flip((long) first, end);
      assertThat(outside.complement()).as("seed %d, round %d", SEED, round).isEqualTo(expected);
    }
  }

  @Test
  void refusesRowsOutsideTheRange() {
    RowCollector rows = new RowCollector(5, 8, 1);
    assertThatThrownBy(() -> rows.add(4)).hasMessage("row 4 is not between 5 and 8");
    assertThatThrownBy(() -> rows.add(8)).hasMessage("row 8 is not between 5 and 8");
    assertThatThrownBy(() -> new RowCollector(3, 2, 0)).hasMessageContaining("no range");
  }
}

package io.t4dx.index.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeySortTest {
  private static final long SEED = Long.getLong("t4dx.seed", 3);

  @Test
  void sortsAnyRangeStablyAndLeavesTheRestAlone() {
    Random random = new Random(SEED);
    KeySort sort = new KeySort();
    for (int round = 0; round < 400; round++) {
      int length = random.nextInt(round % 10 == 0 ? 5_000 : 150);
      int from = random.nextInt(length + 1);
      int to = from + random.nextInt(length - from + 1);
      long[] keys = keys(random, length);
      long[] given = keys.clone();
      int[] values = IntStream.range(0, length).toArray();
      sort.sort(keys, values, from, to);
      int[] expected = IntStream.range(0, length).toArray();
      int[] sorted =
          IntStream.range(from, to)
              .boxed()
              .sorted(Comparator.comparingLong(i -> given[i]))
              .mapToInt(i -> i)
              .toArray();
      System.arraycopy(sorted, 0, expected, from, sorted.length);
      assertThat(values).as("seed %d, round %d", SEED, round).isEqualTo(expected);
      for (int i = 0; i < length; i++) {
        assertThat(keys[i]).isEqualTo(given[values[i]]);
      }
    }
  }

  private static long[] keys(Random random, int length) {
    int kind = random.nextInt(5);
    return IntStream.range(0, length)
        .mapToLong(
            i ->
                switch (kind) {
                  case 0 -> random.nextLong();
                  case 1 -> random.nextInt(3) - 1;
                  case 2 -> 1_763_700_000_000_000L + random.nextInt();
                  case 3 -> -i;
                  default -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
                })
        .toArray();
  }
}

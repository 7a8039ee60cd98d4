package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.testing.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Rows that cease to count, against a sorted map: readers of any LSN, in any order. */
final class RetirementsTest {
  private static final int ROUNDS = 100;

  @Test
  void everyReaderSeesWhatHasCeasedToCountByItsLsn() {
    Rounds.run("RetirementsTest", ROUNDS, seed -> check(new SplittableRandom(seed)));
  }

  private static void check(SplittableRandom random) {
    int count = random.nextInt(3) == 0 ? 1_024 * random.nextInt(1, 4) : random.nextInt(1, 3_000);
    RoaringBitmap before = new RoaringBitmap();
    for (int i = random.nextInt(3) == 0 ? random.nextInt(count) : 0; i > 0; i--) {
      before.add(random.nextInt(count));
    }
    TreeMap<Integer, Long> model = new TreeMap<>();
    before.forEach((int number) -> model.put(number, Long.MIN_VALUE));
    Retirements retirements = new Retirements(count, before.clone());
    List<RoaringBitmap> given = new ArrayList<>();
    List<RoaringBitmap> copies = new ArrayList<>();
    long lsn = random.nextLong(1, 1_000);
    long first = lsn;
    for (int step = 0; step < 300; step++) {
      lsn += random.nextInt(3);
      int number = random.nextInt(count);
      if (!model.containsKey(number)) {
        retirements.add(number, lsn);
        model.put(number, lsn);
      }
      long asked = random.nextInt(3) == 0 ? lsn : random.nextLong(first - 2, lsn + 3);
      RoaringBitmap expected = new RoaringBitmap();
      model.forEach(
          (each, at) -> {
            if (at <= asked) {
              expected.add(each);
            }
          });
      RoaringBitmap found = retirements.asOf(asked);
      assertThat(found).isEqualTo(expected);
      assertThat(retirements.isEmpty(asked)).isEqualTo(expected.isEmpty());
      int looked = random.nextInt(count);
      assertThat(retirements.isRetired(looked, asked)).isEqualTo(expected.contains(looked));
      assertThat(retirements.isRetired(number, asked)).isEqualTo(expected.contains(number));
      given.add(found);
      copies.add(found.clone());
    }
    assertThat(given).as("what was given out does not change").isEqualTo(copies);
  }
}

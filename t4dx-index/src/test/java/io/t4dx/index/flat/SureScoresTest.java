package io.t4dx.index.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SureScoresTest {
  private static final long SEED = 20_261_128L;

  @Test
  void theLeastIsTheLowestOfTheHighest() {
    Random random = new Random(SEED);
    for (int k : new int[] {1, 2, 3, 10, 100}) {
      SureScores sure = new SureScores(k);
      float[] all = new float[500];
      for (int i = 0; i < all.length; i++) {
        // Few different ones, so that many are equal.
        all[i] = random.nextInt(60) - 30;
        sure.add(all[i]);
        float[] sorted = Arrays.copyOf(all, i + 1);
        Arrays.sort(sorted);
        float expected = i + 1 < k ? Float.NEGATIVE_INFINITY : sorted[i + 1 - k];
        assertThat(sure.least()).as("seed %d, k %d, after %d", SEED, k, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatIsNoNumberSaysNothing() {
    SureScores sure = new SureScores(2);
    sure.add(Float.NaN);
    sure.add(Float.NEGATIVE_INFINITY);
    sure.add(3);
    assertThat(sure.least()).isEqualTo(Float.NEGATIVE_INFINITY);
    sure.add(2);
    sure.add(Float.NaN);
    sure.add(Float.NEGATIVE_INFINITY);
    assertThat(sure.least()).isEqualTo(2);
  }
}

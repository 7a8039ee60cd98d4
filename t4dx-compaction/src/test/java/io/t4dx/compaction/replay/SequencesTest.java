package io.t4dx.compaction.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SequencesTest {
  private static final long SEED = Long.getLong("t4dx.seed", 11);
  private static final Sequences SECOND = new Sequences(Duration.ofSeconds(1));

  @Test
  void followsEventTimesNotIndexes() {
    assertThat(SECOND.form(new int[] {0, 0, 0}, new long[] {900, -5, 40}))
        .containsExactly(new int[] {1, 2, 0});
  }

  @Test
  void equalTimesKeepTheOrderOfTheirIndexes() {
    assertThat(SECOND.form(new int[4], new long[] {7, 7, 3, 7}))
        .containsExactly(new int[] {2, 0, 1, 3});
  }

  @Test
  void neighboursLieWithinTheGapInclusively() {
    assertThat(SECOND.form(new int[3], new long[] {0, 1_000_000, 2_000_000})).hasSize(1);
    assertThat(SECOND.form(new int[3], new long[] {0, 1_000_000, 2_000_001})).isEmpty();
    assertThat(SECOND.form(new int[3], new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE})).isEmpty();
  }

  @Test
  void sessionsDoNotMixAndItemsWithoutOneJoinNothing() {
    int[] sessions = {5, 2, -1, 5, 2, -1, 5, 2, -1};
    assertThat(SECOND.form(sessions, new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8}))
        .containsExactly(new int[] {1, 4, 7}, new int[] {0, 3, 6});
  }

  @ParameterizedTest
  @CsvSource({"0,''", "2,''", "3,3", "10,10", "11,6 5", "20,10 10", "21,7 7 7", "25,9 8 8"})
  void longRunsAreCutIntoPiecesOfNearlyEqualLength(int length, String pieces) {
    long[] times = new long[length];
    Arrays.setAll(times, i -> i);
    List<String> lengths =
        SECOND.form(new int[length], times).stream().map(s -> "" + s.length).toList();
    assertThat(String.join(" ", lengths)).isEqualTo(pieces);
  }

  @Test
  void everySequenceKeepsTheRulesWhateverTheItems() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      int count = random.nextInt(300);
      int[] sessions = random.ints(count, -1, 4).toArray();
      long[] times = random.longs(count, 0, 40_000_000).toArray();
      boolean[] seen = new boolean[count];
      for (int[] sequence : SECOND.form(sessions, times)) {
        assertThat(sequence.length).as("seed %d, round %d", SEED, round).isBetween(3, 10);
        for (int i = 0; i < sequence.length; i++) {
          assertThat(seen[sequence[i]]).isFalse();
          seen[sequence[i]] = true;
          assertThat(sessions[sequence[i]]).isEqualTo(sessions[sequence[0]]).isNotNegative();
          if (i > 0) {
            assertThat(times[sequence[i]] - times[sequence[i - 1]]).isBetween(0L, 1_000_000L);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.000999S", "PT24H0.001S", "PT-1S"})
  void refusesAGapOutOfBounds(String gap) {
    assertThatThrownBy(() -> new Sequences(Duration.parse(gap)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gap is ");
  }

  @Test
  void theDefaultGapIsHalfAnHour() {
    assertThat(Sequences.withDefaults().gap()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void refusesTimesThatDoNotMatchTheSessions() {
    assertThatThrownBy(() -> SECOND.form(new int[2], new long[3]))
        .hasMessage("2 sessions for 3 event times");
  }
}

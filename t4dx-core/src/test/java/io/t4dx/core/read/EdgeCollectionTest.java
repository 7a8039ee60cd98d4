package io.t4dx.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.testing.Rounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sorted runs that are merged, against a list that is sorted. */
final class EdgeCollectionTest {
  private static final int ROUNDS = 400;

  private record Added(long key, int source, int ordinal, float weight) {}

  @Test
  void edgesOfAllSegmentsComeByTypeAndThenByNode() {
    EdgeCollection collection = new EdgeCollection();
    Rounds.runInTurn(
        "EdgeCollectionTest",
        ROUNDS,
        seed -> {
          // The same collection again and again, as a traversal uses it.
          SplittableRandom random = new SplittableRandom(seed);
          List<Added> added = new ArrayList<>();
          collection.clear();
          for (int source = random.nextInt(24); source > 0; source--) {
            addRun(collection, source, random, added);
          }
          collection.sort();
          check(collection, added);
        });
  }

  private static void addRun(
      EdgeCollection collection, int source, SplittableRandom random, List<Added> added) {
    int size = random.nextInt(5) == 0 ? random.nextInt(600) : random.nextInt(12);
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int node = random.nextInt(10) == 0 ? Integer.MAX_VALUE - i : random.nextInt(500);
      keys.add((long) random.nextInt(3) << 32 | node);
    }
    keys.sort(null);
    for (int i = 0; i < size; i++) {
      int ordinal = random.nextInt(3) == 0 ? Integer.MAX_VALUE - i : i;
      float weight = random.nextInt(1000) / 1000f;
      added.add(new Added(keys.get(i), source, ordinal, weight));
      collection.add(keys.get(i), source, ordinal, weight);
    }
  }

  private static void check(EdgeCollection collection, List<Added> added) {
    List<Added> expected = new ArrayList<>(added);
    // Stable: of edges with one key, those of the segment that was asked first come first.
    expected.sort(Comparator.comparingLong(Added::key));
    assertThat(collection.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(collection.number(i)).isEqualTo((int) expected.get(i).key());
      assertThat(collection.key(i)).isEqualTo(expected.get(i).key());
      assertThat(collection.weight(i)).isEqualTo(expected.get(i).weight());
      assertThat(collection.place(i))
          .isEqualTo((long) expected.get(i).source() << 32 | expected.get(i).ordinal());
    }
  }
}

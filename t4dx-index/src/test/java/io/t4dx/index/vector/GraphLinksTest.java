package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The graph as whoever looks at it sees it. */
final class GraphLinksTest {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int ROWS = 800;
  private static final int DIMENSION = 8;

  private static VectorIndex index(Arena arena, int distinct) {
    SplittableRandom random = new SplittableRandom(4);
    MemorySegment rows = arena.allocate(4L * ROWS * DIMENSION, 64);
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < DIMENSION; i++) {
        float value =
            row < distinct
                ? (float) random.nextDouble(-1, 1)
                : rows.get(FLOAT, 4L * ((row - distinct) * DIMENSION + i));
        rows.set(FLOAT, 4L * (row * DIMENSION + i), value);
      }
    }
    MemorySegment image =
        VectorIndex.build(rows, ROWS, DIMENSION, Metric.EUCLIDEAN, BuildOptions.DEFAULT, arena);
    return VectorIndex.open(image, rows);
  }

  @Test
  void everyNodeIsOnTheGroundAndWithinReach() {
    try (Arena arena = Arena.ofConfined()) {
      GraphLinks links = index(arena, ROWS).links();
      assertThat(links.nodes(0)).isEqualTo(ROWS);
      assertThat(links.levels()).isGreaterThan(1);
      assertThat(links.unreachable().isEmpty()).isTrue();
    }
  }

  @Test
  void neighboursAreOthersOfTheSameLevel() {
    try (Arena arena = Arena.ofConfined()) {
      GraphLinks links = index(arena, ROWS).links();
      for (int level = 0; level < links.levels(); level++) {
        int[] members = new int[links.nodes(level)];
        for (int place = 0; place < members.length; place++) {
          members[place] = links.node(level, place);
        }
        Arrays.sort(members);
        for (int place = 0; place < members.length; place++) {
          int node = links.node(level, place);
          int[] neighbours = links.neighbours(level, place);
          assertThat(neighbours).doesNotHaveDuplicates().doesNotContain(node);
          assertThat(Arrays.stream(neighbours))
              .allMatch(other -> Arrays.binarySearch(members, other) >= 0);
        }
      }
      assertThat(links.entry()).isEqualTo(links.node(links.levels() - 1, 0));
    }
  }

  @Test
  void rowsOfOneVectorAreOneNode() {
    try (Arena arena = Arena.ofConfined()) {
      GraphLinks links = index(arena, ROWS / 2).links();
      assertThat(links.nodes(0)).isEqualTo(ROWS / 2);
      assertThat(links.row(5)).isEqualTo(5);
      assertThat(links.unreachable().isEmpty()).isTrue();
    }
  }
}

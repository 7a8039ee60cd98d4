package io.t4dx.compaction.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntrinsicDimensionTest {
  /** Points that fill so many dimensions evenly, given by more coordinates. */
  private static float[][] points(int dimensions, int coordinates) {
    SplittableRandom random = new SplittableRandom(dimensions);
    float[][] points = new float[2_000][coordinates];
    for (float[] point : points) {
      for (int i = 0; i < dimensions; i++) {
        point[i] = (float) random.nextDouble();
      }
    }
    return points;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "2, 20", "4, 8"})
  void itIsThatOfWhatPointsFillAndNotOfTheirCoordinates(int dimensions, int coordinates) {
    NeighbourGraph graph = ExactNeighbours.of(points(dimensions, coordinates), 16);
    assertThat(IntrinsicDimension.of(graph)).isBetween(0.85 * dimensions, 1.25 * dimensions);
  }

  @Test
  void whereNothingCanBeToldItIsOne() {
    assertThat(IntrinsicDimension.of(ExactNeighbours.of(new float[0][], 1))).isEqualTo(1);
    assertThat(IntrinsicDimension.of(ExactNeighbours.of(new float[20][3], 4))).isEqualTo(1);
  }
}

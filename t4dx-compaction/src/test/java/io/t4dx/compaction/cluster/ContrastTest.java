package io.t4dx.compaction.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContrastTest {
  private static final long SEED = Long.getLong("t4dx.seed", 5);
  private static final int NOISE = Clusters.NOISE;

  @Test
  void threePointsAmongSparseOnesStandOut() {
    assertThat(line(0, 1, 2, 50, 80, 125, 160).labels())
        .containsExactly(0, 0, 0, NOISE, NOISE, NOISE, NOISE);
  }

  @Test
  void whatHangsOnToAClusterIsNoise() {
    assertThat(line(0, 1, 2, 3, 9, 100, 101, 102, 103).labels())
        .containsExactly(0, 0, 0, 0, NOISE, 1, 1, 1, 1);
  }

  @Test
  void clustersThatAreHardlyDenserThanWhatLiesBetweenThemAreNoise() {
    assertThat(triangles(13).labels()).containsOnly(NOISE);
    assertThat(triangles(16).labels()).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
  }

  @Test
  void aSingleClusterNeedsAGap() {
    assertThat(line(0, 1, 2, 3, 4, 30).labels()).containsExactly(0, 0, 0, 0, 0, NOISE);
    assertThat(triangles(10).labels()).containsOnly(NOISE);
  }

  @Test
  void aSmallClusterIsFoundAmongMoreThatHangsOnToIt() {
    Random random = new Random(SEED);
    float[][] points = new float[26][24];
    for (int point = 0; point < points.length; point++) {
      for (int i = 0; i < points[point].length; i++) {
        points[point][i] = (point < 6 ? 0.05f : 1) * (float) random.nextGaussian();
      }
    }
    Clusters found = Contrast.standingOut(ExactNeighbours.of(points, 16), 3, 2);
    assertThat(found.count()).as("seed %d", SEED).isEqualTo(1);
    for (int point = 0; point < points.length; point++) {
      assertThat(found.labels()[point]).as("seed %d", SEED).isEqualTo(point < 6 ? 0 : NOISE);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,16", "1,16", "2,16", "0,64", "1,64", "2,64"})
  void noiseStaysNoise(int round, int dimensions) {
    Random random = new Random(SEED + round);
    float[][] points = new float[400][dimensions];
    for (float[] point : points) {
      for (int i = 0; i < dimensions; i++) {
        point[i] = (float) random.nextGaussian();
      }
    }
    Clusters found = Contrast.standingOut(ExactNeighbours.of(points, 16), 3, 2);
    assertThat(found.labels()).as("seed %d", SEED + round).containsOnly(NOISE);
  }

  @Test
  void refusesWhatNothingOrEverythingWouldMeet() {
    assertThatThrownBy(() -> new Contrast(1.5, 2, 3)).hasMessageStartingWith("share 1.5, rise 2.0");
    assertThatThrownBy(() -> new Contrast(0.5, Double.NaN, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Contrast(0.5, 2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Four triangles of side 10 in a row. */
  private static Clusters triangles(float apart) {
    float[][] points = new float[12][];
    for (int i = 0; i < points.length; i++) {
      int triangle = i / 3;
      float left = triangle * (10 + apart);
      points[i] =
          switch (i % 3) {
            case 0 -> new float[] {left, 0};
            case 1 -> new float[] {left + 10, 0};
            default -> new float[] {left + 5, 8.66f};
          };
    }
    return Contrast.standingOut(ExactNeighbours.of(points, 11), 3, 2);
  }

  /**
   * In many dimensions all distances are about the same: a neighbour in another cluster is hardly
   * farther than one in its own, and yet there are far fewer of them.
   */
  @Test
  void clustersOfManyDimensionsStandOutThoughTheyAreLinked() {
    int dimensions = 256;
    int clusters = 6;
    int each = 150;
    Random random = new Random(SEED);
    float[][] middles = new float[clusters][dimensions];
    for (int i = 0; i < clusters; i++) {
      middles[i][i] = 12;
    }
    float[][] points = new float[clusters * each + clusters][];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      boolean between = i >= clusters * each;
      labels[i] = between ? NOISE : i % clusters;
      points[i] = middles[i % clusters].clone();
      for (int j = 0; j < dimensions; j++) {
        float other = middles[(i + 1) % clusters][j];
        points[i][j] = between ? (points[i][j] + other) / 2 : points[i][j];
        points[i][j] += (float) random.nextGaussian();
      }
    }
    NeighbourGraph graph = ExactNeighbours.of(points, 16);
    assertThat(AdjustedRandIndex.of(Contrast.standingOut(graph, 3, 2).labels(), labels))
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(0.9);
  }

  /** Neighbours never reach the other group; how far it is must not make one cluster of each. */
  @Test
  void clustersStandOutThoughNothingJoinsTheirGroups() {
    int dimensions = 256;
    int each = 150;
    Random random = new Random(SEED);
    float[][] middles = new float[6][dimensions];
    for (int i = 0; i < middles.length; i++) {
      middles[i][i] = 12;
      middles[i][10 + i / 3] = 100;
    }
    float[][] points = new float[6 * each + 6][];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      boolean between = i >= 6 * each;
      int middle = i % 6;
      int next = middle / 3 * 3 + (middle + 1) % 3;
      labels[i] = between ? NOISE : middle;
      points[i] = new float[dimensions];
      for (int j = 0; j < dimensions; j++) {
        float at = middles[middle][j];
        points[i][j] = between ? (at + middles[next][j]) / 2 : at;
        points[i][j] += (float) random.nextGaussian();
      }
    }
    Clusters found = Contrast.standingOut(ExactNeighbours.of(points, 16), 3, 2);
    assertThat(AdjustedRandIndex.of(found.labels(), labels))
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(0.75);
  }

  private static Clusters line(float... points) {
    float[][] rows = new float[points.length][];
    for (int i = 0; i < points.length; i++) {
      rows[i] = new float[] {points[i]};
    }
    return Contrast.standingOut(ExactNeighbours.of(rows, 16), 3, 2);
  }
}

package io.t4dx.compaction.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlantedClustersTest {
  private static final long SEED = Long.getLong("t4dx.seed", 5);
  private static final int K = 16;
  private static final DensityClustering CLUSTERING = new DensityClustering(3, 8, false);

  @ParameterizedTest
  @CsvSource({"0,16", "1,16", "2,16", "3,16", "0,64", "1,64", "2,64", "3,64"})
  void areFoundAmongThirtyPercentNoise(int round, int dimensions) {
    Planted planted = Planted.of(SEED + round, 1_500, dimensions, 12);
    Clusters found = CLUSTERING.cluster(ExactNeighbours.of(planted.points(), K));
    assertThat(AdjustedRandIndex.of(found.labels(), planted.labels()))
        .as("seed %d", SEED + round)
        .isGreaterThanOrEqualTo(0.9);
  }

  /** With the settings of sleep, which find clusters of three: 0041 has the table. */
  @ParameterizedTest
  @CsvSource({"0,16", "1,16", "2,16", "3,16", "0,64", "1,64", "2,64", "3,64"})
  void areFoundWithoutTheNoiseWhereTheyStandOut(int round, int dimensions) {
    Planted planted = Planted.of(SEED + round, 1_500, dimensions, 12);
    Clusters found = Contrast.standingOut(ExactNeighbours.of(planted.points(), K), 3, 2);
    assertThat(AdjustedRandIndex.of(found.labels(), planted.labels()))
        .as("seed %d", SEED + round)
        .isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void keepTheirMembersWhenPointsAreGivenInAnotherOrder() {
    float[][] points = Planted.of(SEED, 1_000, 16, 9).points();
    int[] labels = CLUSTERING.cluster(ExactNeighbours.of(points, K)).labels();
    for (int round = 0; round < 3; round++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < points.length; i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(SEED + round));
      float[][] shuffled = order.stream().map(i -> points[i]).toArray(float[][]::new);
      int[] expected = order.stream().mapToInt(i -> labels[i]).toArray();
      assertThat(CLUSTERING.cluster(ExactNeighbours.of(shuffled, K)).labels())
          .as("seed %d, round %d", SEED, round)
          .satisfies(given -> assertThat(AdjustedRandIndex.of(given, expected)).isEqualTo(1))
          .satisfies(given -> assertThat(noise(given)).isEqualTo(noise(expected)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.001", "3", "1e6"})
  void areTheSameInAnotherUnitOfDistance(float unit) {
    float[][] points = Planted.of(SEED, 1_000, 16, 9).points();
    assertThat(CLUSTERING.cluster(ExactNeighbours.of(points, K, unit)).labels())
        .as("seed %d", SEED)
        .isEqualTo(CLUSTERING.cluster(ExactNeighbours.of(points, K)).labels());
  }

  private static List<Integer> noise(int[] labels) {
    List<Integer> noise = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == Clusters.NOISE) {
        noise.add(i);
      }
    }
    return noise;
  }
}

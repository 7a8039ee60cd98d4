package io.t4dx.compaction.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DensityClusteringTest {
  private static final DensityClustering DEFAULTS = DensityClustering.withDefaults();
  private static final DensityClustering SINGLE = new DensityClustering(3, 2, true);
  private static final int NOISE = Clusters.NOISE;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void fewerPointsThanTheMinimumAreNoise(int count) {
    float[] points = new float[count];
    assertThat(line(SINGLE, points).count()).isZero();
    assertThat(line(SINGLE, points).labels()).hasSize(count).containsOnly(onlyNoise(count));
    assertThat(line(SINGLE, points).strengths()).hasSize(count);
  }

  @Test
  void twoGroupsAreTwoClustersAndWhatLiesFarFromBothIsNoise() {
    Clusters found = line(DEFAULTS, 100, 0, 1, 2, 50, 51, 52, 53, 1_000);
    assertThat(found.labels()).containsExactly(NOISE, 0, 0, 0, 1, 1, 1, 1, NOISE);
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.strengths()[0]).isZero();
    assertThat(found.strengths()[2]).isEqualTo(1);
  }

  @Test
  void equalPointsAreOneClusterOnlyWhereOneIsAllowed() {
    assertThat(line(DEFAULTS, new float[8]).labels()).containsOnly(NOISE);
    Clusters found = line(SINGLE, new float[8]);
    assertThat(found.labels()).containsOnly(0);
    assertThat(found.strengths()).containsOnly(1);
    assertThat(found.stabilities()[0]).isFinite();
  }

  @Test
  void oneBlobIsOneClusterWhereOneIsAllowed() {
    float[][] blob = new float[200][2];
    Random random = new Random(1);
    for (float[] point : blob) {
      point[0] = (float) random.nextGaussian();
      point[1] = (float) random.nextGaussian();
    }
    Clusters found = new DensityClustering(20, 8, true).cluster(ExactNeighbours.of(blob, 16));
    assertThat(found.labels()).containsOnly(0);
    assertThat(new DensityClustering(80, 8, false).cluster(ExactNeighbours.of(blob, 16)).labels())
        .containsOnly(NOISE);
  }

  @Test
  void copiesOfAPointDoNotOutweighTheClusterAroundThem() {
    float[] points = new float[46];
    for (int i = 0; i < 20; i++) {
      points[i] = i;
      points[20 + i] = 1_000 + i;
    }
    for (int i = 40; i < points.length; i++) {
      points[i] = 10;
    }
    assertThat(line(DEFAULTS, points).labels()).contains(0, 1).doesNotContain(NOISE, 2);
  }

  @Test
  void groupsOfCopiesAreClusters() {
    Clusters found = line(DEFAULTS, 0, 0, 0, 7, 7, 7, 7, 3.5f);
    assertThat(found.labels()).containsExactly(0, 0, 0, 1, 1, 1, 1, NOISE);
    assertThat(found.stabilities()).doesNotContain(Double.POSITIVE_INFINITY, Double.NaN);
  }

  @Test
  void pointsWithoutEnoughNeighboursAreNoise() {
    int[] neighbours = {1, -1, 0, -1, 3, -1, 2, -1};
    Clusters found = SINGLE.cluster(new NeighbourGraph(4, 2, neighbours, new float[8]));
    assertThat(found.labels()).containsOnly(NOISE);
  }

  @Test
  void partsThatNoEdgeJoinsAreClustersOfTheirOwn() {
    int[] neighbours = {1, 2, 0, 2, 0, 1, 4, 5, 3, 5, 3, 4, 7, 8, 6, 8, 6, 7};
    Clusters found = DEFAULTS.cluster(new NeighbourGraph(9, 2, neighbours, new float[18]));
    assertThat(found.labels()).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
  void refusesWhatIsNoDistance(float distance) {
    assertThatThrownBy(() -> new NeighbourGraph(2, 1, new int[] {1, 0}, new float[] {0, distance}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("distance from 1 to 0: " + distance);
  }

  @Test
  void refusesGraphsThatDoNotFit() {
    assertThatThrownBy(() -> new NeighbourGraph(2, 1, new int[] {2, 0}, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new NeighbourGraph(2, 1, new int[3], new float[2]))
        .hasMessage("3 neighbours and 2 distances for 2 points with 1 each");
    assertThatThrownBy(() -> line(new DensityClustering(3, 17, false), 1, 2))
        .hasMessage("minPoints is 17, but points have only 16 neighbours each");
    assertThatThrownBy(() -> new DensityClustering(1, 2, false))
        .hasMessageStartingWith("minClusterSize is 1");
    assertThatThrownBy(() -> new DensityClustering(3, 0, false))
        .hasMessageStartingWith("minPoints is 0");
  }

  private static int[] onlyNoise(int count) {
    return count == 0 ? new int[0] : new int[] {NOISE};
  }

  private static Clusters line(DensityClustering clustering, float... points) {
    float[][] rows = new float[points.length][];
    for (int i = 0; i < points.length; i++) {
      rows[i] = new float[] {points[i]};
    }
    return clustering.cluster(ExactNeighbours.of(rows, 16));
  }
}

package io.t4dx.compaction.rem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.compaction.cluster.Clusters;
import io.t4dx.compaction.cluster.Contrast;
import io.t4dx.compaction.cluster.NeighbourGraph;
import io.t4dx.compaction.cluster.Planted;
import io.t4dx.compaction.pass.Step;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.StripeKernels;
import io.t4dx.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AllPairsTest {
  private static final long SEED = Long.getLong("t4dx.seed", 5);
  private static final Step NOBODY = (at, what) -> {};

  @ParameterizedTest
  @CsvSource({
    "COSINE,2,1",
    "COSINE,33,8",
    "COSINE,101,16",
    "DOT,2,1",
    "DOT,33,8",
    "DOT,101,16",
    "EUCLIDEAN,2,1",
    "EUCLIDEAN,33,8",
    "EUCLIDEAN,101,16"
  })
  void theNearestOfEachPointAreThoseOfPlainArithmetic(Metric metric, int count, int k) {
    for (int round = 0; round < 3; round++) {
      Random random = new Random(SEED + round);
      float[][] vectors = vectors(random, count, 19);
      NeighbourGraph graph = compared(metric, vectors, k);
      for (int point = 0; point < count; point++) {
        double[] nearest = new double[count];
        for (int other = 0; other < count; other++) {
          nearest[other] = other == point ? -1 : apart(metric, vectors[point], vectors[other]);
        }
        double[] sorted = nearest.clone();
        Arrays.sort(sorted);
        for (int slot = 0; slot < k; slot++) {
          float distance = graph.distance(point, slot);
          int neighbour = graph.neighbour(point, slot);
          assertThat(neighbour).as("seed %d", SEED + round).isNotEqualTo(NeighbourGraph.NONE);
          assertThat((double) distance).isCloseTo(nearest[neighbour], within(1e-3));
          assertThat((double) distance).isCloseTo(sorted[slot + 1], within(1e-3));
        }
      }
    }
  }

  @Test
  void ofEquallyNearOnesTheLowerNumbersAreTaken() {
    Random random = new Random(SEED);
    float[][] vectors = new float[101][2];
    for (float[] vector : vectors) {
      vector[0] = random.nextInt(5);
      vector[1] = random.nextInt(5);
    }
    NeighbourGraph graph = compared(Metric.EUCLIDEAN, vectors, 10);
    for (int point = 0; point < vectors.length; point++) {
      List<double[]> others = new ArrayList<>();
      for (int other = 0; other < vectors.length; other++) {
        if (other != point) {
          double apart = apart(Metric.EUCLIDEAN, vectors[point], vectors[other]);
          others.add(new double[] {apart, other});
        }
      }
      others.sort(Arrays::compare);
      for (int slot = 0; slot < 10; slot++) {
        assertThat(graph.neighbour(point, slot))
            .as("seed %d", SEED)
            .isEqualTo((int) others.get(slot)[1]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void copiesOfAVectorAreEquallyNearWhereverTheyLie(Metric metric) {
    int distinct = 31;
    float[][] vectors = vectors(new Random(SEED), 3 * distinct, 19);
    for (int i = distinct; i < vectors.length; i++) {
      vectors[i] = vectors[i - distinct];
    }
    int k = vectors.length - 1;
    NeighbourGraph graph = compared(metric, vectors, k);
    for (int point = 0; point < vectors.length; point++) {
      for (int slot = 1; slot < k; slot++) {
        int neighbour = graph.neighbour(point, slot);
        int before = graph.neighbour(point, slot - 1);
        if (neighbour % distinct == before % distinct) {
          assertThat(graph.distance(point, slot)).isEqualTo(graph.distance(point, slot - 1));
          assertThat(neighbour).as("seed %d", SEED).isGreaterThan(before);
        }
      }
    }
  }

  @Test
  void slotsStayEmptyWhereThereAreFewerPoints() {
    NeighbourGraph graph = compared(Metric.COSINE, new float[][] {{1, 0}, {0, 1}, {1, 0.1f}}, 4);
    assertThat(graph.neighbour(0, 0)).isEqualTo(2);
    assertThat(graph.neighbour(0, 1)).isEqualTo(1);
    assertThat(graph.neighbour(0, 2)).isEqualTo(NeighbourGraph.NONE);
    assertThat(graph.neighbour(0, 3)).isEqualTo(NeighbourGraph.NONE);
  }

  @ParameterizedTest
  @CsvSource({"COSINE", "EUCLIDEAN"})
  void magnitudesOutOfTheRangeOfFloatsAreMeasuredAsTheStoreMeasuresThem(Metric metric) {
    float[][] vectors = vectors(new Random(SEED), 40, 7);
    for (int i = 0; i < vectors.length; i++) {
      float scale = i % 3 == 0 ? 1e30f : i % 3 == 1 ? 1e-30f : 1;
      for (int d = 0; d < vectors[i].length; d++) {
        vectors[i][d] *= scale;
      }
    }
    int k = vectors.length - 1;
    NeighbourGraph compared = compared(metric, vectors, k);
    NeighbourGraph asked = asked(metric, vectors, k);
    for (int point = 0; point < vectors.length; point++) {
      TreeMap<Integer, Float> those = distances(asked, point, k);
      distances(compared, point, k)
          .forEach(
              (other, apart) ->
                  assertThat(apart)
                      .as("seed %d", SEED)
                      .isCloseTo(those.get(other), within(1e-3f + 1e-5f * apart)));
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void comparingAndAskingGiveTheSameClusters(Metric metric) {
    float[][] vectors = Planted.of(SEED, 600, 16, 8).points();
    if (metric == Metric.DOT) {
      // Asked for the largest products, a store finds the nearest where all are equally long.
      Arrays.setAll(vectors, i -> scaled(vectors[i], 1 / Measure.length(vectors[i])));
    }
    Clusters compared = Contrast.standingOut(compared(metric, vectors, 16), 3, 2);
    Clusters asked = Contrast.standingOut(asked(metric, vectors, 16), 3, 2);
    assertThat(compared.count()).as("seed %d", SEED).isGreaterThan(1).isEqualTo(asked.count());
    assertThat(compared.labels()).as("seed %d", SEED).isEqualTo(asked.labels());
  }

  @Test
  void tellsOftenHowFarItHasComeAndCanBeEnded() {
    float[][] vectors = vectors(new Random(SEED), 3000, 1);
    List<Double> fractions = new ArrayList<>();
    with(
        Metric.EUCLIDEAN,
        vectors,
        (seen, points) -> {
          AllPairs.graph(
              seen,
              points,
              4,
              (at, what) -> {
                assertThat(what).isEqualTo("looking for neighbours");
                fractions.add(at);
              });
          assertThatThrownBy(
                  () ->
                      AllPairs.graph(
                          seen,
                          points,
                          4,
                          (at, what) -> {
                            if (at > 0.5) {
                              throw new IllegalStateException("ended");
                            }
                          }))
              .hasMessage("ended");
          return 0;
        });
    assertThat(fractions)
        .isSorted()
        .startsWith(PrototypePlanner.JOINED)
        .hasSizeGreaterThan(vectors.length + vectors.length / StripeKernels.WIDTH);
    assertThat(fractions.getLast()).isCloseTo(PrototypePlanner.NEIGHBOURED, within(1e-9));
  }

  @Test
  void morePointsOrFloatsThanTheBoundsAreLeftToAsking() {
    assertThat(AllPairs.fits(20_000, 1536)).isTrue();
    assertThat(AllPairs.fits(AllPairs.MOST_POINTS, 512)).isTrue();
    assertThat(AllPairs.fits(AllPairs.MOST_POINTS, 513)).isFalse();
    assertThat(AllPairs.fits(AllPairs.MOST_POINTS + 1, 1)).isFalse();
    assertThat(AllPairs.fits(Integer.MAX_VALUE, 4096)).isFalse();
  }

  @FunctionalInterface
  private interface Way<T> {
    T go(Vectors vectors, Points points);
  }

  private static NeighbourGraph compared(Metric metric, float[][] vectors, int k) {
    return with(metric, vectors, (seen, points) -> AllPairs.graph(seen, points, k, NOBODY));
  }

  private static NeighbourGraph asked(Metric metric, float[][] vectors, int k) {
    return with(
        metric, vectors, (seen, points) -> new Neighbours(seen, points, 0, k).graph(2, NOBODY));
  }

  private static <T> T with(Metric metric, float[][] vectors, Way<T> way) {
    try (Night night = new Night(metric)) {
      List<Candidate> candidates = new ArrayList<>();
      for (float[] vector : vectors) {
        candidates.add(new Candidate(night.insert(Night.item(vector)), candidates.size()));
      }
      try (Snapshot view = night.store.snapshot()) {
        Vectors seen = new Vectors(view, Night.NAMESPACE, new Measure(metric));
        return way.go(seen, new Points(candidates));
      }
    }
  }

  private static TreeMap<Integer, Float> distances(NeighbourGraph graph, int point, int k) {
    TreeMap<Integer, Float> distances = new TreeMap<>();
    for (int slot = 0; slot < k; slot++) {
      distances.put(graph.neighbour(point, slot), graph.distance(point, slot));
    }
    return distances;
  }

  /** Of very different lengths. */
  private static float[][] vectors(Random random, int count, int dimension) {
    float[][] vectors = new float[count][];
    Arrays.setAll(
        vectors, i -> scaled(Night.anywhere(random, dimension), 0.1 + 3 * random.nextDouble()));
    return vectors;
  }

  private static float[] scaled(float[] vector, double factor) {
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = (float) (vector[i] * factor);
    }
    return scaled;
  }

  private static double apart(Metric metric, float[] a, float[] b) {
    double lengthA = metric == Metric.EUCLIDEAN ? 1 : Measure.length(a);
    double lengthB = metric == Metric.EUCLIDEAN ? 1 : Measure.length(b);
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double apart = a[i] / lengthA - b[i] / lengthB;
      squares += apart * apart;
    }
    return Math.sqrt(squares);
  }
}

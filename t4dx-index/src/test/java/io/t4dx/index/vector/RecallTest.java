package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The default effort finds what it promises, whatever the metric, dimension and codes. */
final class RecallTest {
  private static final long SEED = Long.getLong("t4dx.seed", 20);

  @ParameterizedTest
  @CsvSource({
    "COSINE, 64, AUTO",
    "COSINE, 300, AUTO",
    "COSINE, 64, NONE",
    "COSINE, 64, BYTES",
    "COSINE, 64, BITS_AND_BYTES",
    "DOT, 96, BITS_AND_BYTES",
    "DOT, 96, AUTO",
    "EUCLIDEAN, 33, AUTO",
    "EUCLIDEAN, 33, BYTES",
    "EUCLIDEAN, 200, BITS_AND_BYTES"
  })
  void balancedSearchesFindTheTenNearest(Metric metric, int dimension, BuildOptions.Codes codes) {
    Rows rows = Rows.mixture(3000, dimension, SEED);
    VectorIndex index = rows.index(metric, BuildOptions.DEFAULT.withCodes(codes));
    float[][] queries = Rows.mixtureVectors(100, dimension, SEED, SEED + 1);
    assertThat(rows.recall(index, metric, queries, rows.all()))
        .as("seed %d, ef %d", SEED, index.ef(Recall.BALANCED))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void uniformVectorsGetTheEffortThatTheyNeed() {
    Random random = new Random(SEED);
    float[][] vectors = new float[3000][128];
    float[][] queries = new float[50][128];
    fill(random, vectors);
    fill(random, queries);
    Rows rows = Rows.of(vectors);
    VectorIndex index = rows.index(Metric.EUCLIDEAN);
    assertThat(rows.recall(index, Metric.EUCLIDEAN, queries, rows.all()))
        .as("seed %d, ef %d", SEED, index.ef(Recall.BALANCED))
        .isGreaterThanOrEqualTo(0.95);
  }

  private static void fill(Random random, float[][] vectors) {
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = random.nextFloat();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void exactSearchesFindExactlyTheNearest(Metric metric) {
    Rows rows = Rows.mixture(700, 20, SEED);
    VectorIndex index = rows.index(metric);
    for (float[] query : Rows.mixtureVectors(30, 20, SEED, SEED + 1)) {
      Hits hits = index.search(SearchRequest.of(query, 7).recall(Recall.EXACT));
      assertThat(Rows.recall(hits, rows.truth(metric, query, 7, rows.all())))
          .as("seed %d", SEED)
          .isEqualTo(1.0);
    }
  }

  @Test
  void moreEffortFindsMore() {
    Rows rows = Rows.mixture(3000, 64, SEED);
    VectorIndex index = rows.index(Metric.COSINE);
    double low = 0;
    double high = 0;
    for (float[] query : Rows.mixtureVectors(100, 64, SEED, SEED + 1)) {
      float[] truth = rows.truth(Metric.COSINE, query, 10, rows.all());
      low += Rows.recall(index.search(SearchRequest.of(query, 10).ef(10)), truth);
      high += Rows.recall(index.search(SearchRequest.of(query, 10).ef(300)), truth);
    }
    assertThat(high).as("seed %d", SEED).isGreaterThan(low).isGreaterThan(99);
  }

  @Test
  void severalThreadsBuildAsGoodAGraph() {
    Rows rows = Rows.mixture(4000, 64, SEED);
    VectorIndex index = rows.index(Metric.COSINE, BuildOptions.DEFAULT.withThreads(4));
    index.verify();
    float[][] queries = Rows.mixtureVectors(100, 64, SEED, SEED + 1);
    assertThat(rows.recall(index, Metric.COSINE, queries, rows.all()))
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void oneThreadAndOneSeedGiveTheSameBytes() {
    Rows rows = Rows.mixture(1500, 40, SEED);
    long mismatch =
        rows.build(Metric.COSINE, BuildOptions.DEFAULT)
            .mismatch(rows.build(Metric.COSINE, BuildOptions.DEFAULT));
    assertThat(mismatch).isEqualTo(-1);
    assertThat(
            rows.build(Metric.COSINE, BuildOptions.DEFAULT)
                .mismatch(rows.build(Metric.COSINE, BuildOptions.DEFAULT.withSeed(7))))
        .isNotEqualTo(-1);
  }

  @Test
  void aGraphTakesAtMostNinetyBytesARow() {
    Rows rows = Rows.mixture(5000, 16, SEED);
    VectorIndex index = rows.index(Metric.COSINE);
    assertThat((index.byteSize() - index.codeBytes()) / (double) index.rows()).isLessThan(90);
  }
}

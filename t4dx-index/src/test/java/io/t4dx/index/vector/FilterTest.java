package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** A filter never costs results, and hardly recall, whatever it accepts. */
final class FilterTest {
  private static final long SEED = Long.getLong("t4dx.seed", 30);
  private static final int COUNT = 12_000;

  private static Rows rows;
  private static VectorIndex index;
  private static float[][] queries;

  @BeforeAll
  static void build() {
    rows = Rows.mixture(COUNT, 48, SEED);
    index = rows.index(Metric.COSINE);
    queries = Rows.mixtureVectors(40, 48, SEED, SEED + 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.3, 0.1, 0.05, 0.01, 0.001})
  void randomFiltersKeepRecall(double share) {
    Random random = new Random(SEED);
    RoaringBitmap accepted = new RoaringBitmap();
    for (int row = 0; row < COUNT; row++) {
      if (random.nextDouble() < share) {
        accepted.add(row);
      }
    }
    assertThat(rows.recall(index, Metric.COSINE, queries, accepted))
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(0.95);
    allAccepted(accepted, 10);
  }

  @Test
  void scansByBitCodesKeepRecall() {
    Rows wide = Rows.mixture(5_000, 384, SEED + 5);
    VectorIndex coded = wide.index(Metric.COSINE);
    float[][] wideQueries = Rows.mixtureVectors(40, 384, SEED + 5, SEED + 6);
    Random random = new Random(SEED + 7);
    for (double share : new double[] {0.9, 0.5, 0.2}) {
      RoaringBitmap accepted = new RoaringBitmap();
      for (int row = 0; row < 5_000; row++) {
        if (random.nextDouble() < share) {
          accepted.add(row);
        }
      }
      assertThat(wide.recall(coded, Metric.COSINE, wideQueries, accepted))
          .as("share %s, seed %d", share, SEED)
          .isGreaterThanOrEqualTo(0.95);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 0.4, 0.15})
  void filtersThatAcceptOnlyFarRowsKeepRecall(double share) {
    double sum = 0;
    for (float[] query : queries) {
      float[] scores = rows.truth(Metric.COSINE, query, COUNT, rows.all());
      float bound = scores[(int) (COUNT * (1 - share)) - 1];
      RoaringBitmap far = new RoaringBitmap();
      for (int row = 0; row < COUNT; row++) {
        if (Metric.COSINE.score(query, rows.vectors()[row]) < bound) {
          far.add(row);
        }
      }
      Hits hits = index.search(SearchRequest.of(query, 10).accepting(index.accept(far)));
      sum += Rows.recall(hits, rows.truth(Metric.COSINE, query, 10, far));
    }
    assertThat(sum / queries.length).as("seed %d", SEED).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void filtersThatAcceptOnlyNearRowsKeepRecall() {
    double sum = 0;
    for (float[] query : queries) {
      float bound = rows.truth(Metric.COSINE, query, COUNT, rows.all())[COUNT / 5];
      RoaringBitmap near = new RoaringBitmap();
      for (int row = 0; row < COUNT; row++) {
        if (Metric.COSINE.score(query, rows.vectors()[row]) > bound) {
          near.add(row);
        }
      }
      Hits hits = index.search(SearchRequest.of(query, 10).accepting(index.accept(near)));
      sum += Rows.recall(hits, rows.truth(Metric.COSINE, query, 10, near));
    }
    assertThat(sum / queries.length).as("seed %d", SEED).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void asManyRowsAsAreAcceptedAreFound() {
    Random random = new Random(SEED);
    for (int share : new int[] {1, 3, 10, 100, 1000, 5000, 11_000}) {
      RoaringBitmap accepted = new RoaringBitmap();
      while (accepted.getCardinality() < share) {
        accepted.add(random.nextInt(COUNT));
      }
      allAccepted(accepted, 10);
      allAccepted(accepted, 300);
      allAccepted(accepted, COUNT);
    }
    assertThat(search(new RoaringBitmap(), 10).size()).isZero();
  }

  @Test
  void rowsBeyondTheLastAreIgnored() {
    RoaringBitmap beyond = RoaringBitmap.bitmapOfRange(COUNT - 3, COUNT + 1000);
    assertThat(search(beyond, 10).rows())
        .containsExactlyInAnyOrder(COUNT - 3, COUNT - 2, COUNT - 1);
  }

  @Test
  void aDuplicateThatIsRejectedDoesNotHideOneThatIsAccepted() {
    float[][] vectors = Rows.mixtureVectors(2000, 8, 1, 1);
    vectors[1500] = vectors[10];
    Rows doubled = Rows.of(vectors);
    VectorIndex other = doubled.index(Metric.EUCLIDEAN);
    RoaringBitmap accepted = doubled.all();
    accepted.remove(10);
    Hits hits = other.search(SearchRequest.of(vectors[10], 1).accepting(other.accept(accepted)));
    assertThat(hits.rows()).containsExactly(1500);
  }

  private Hits search(RoaringBitmap accepted, int k) {
    return index.search(SearchRequest.of(queries[0], k).accepting(index.accept(accepted)));
  }

  private void allAccepted(RoaringBitmap accepted, int k) {
    Hits hits = search(accepted, k);
    assertThat(hits.size()).isEqualTo(Math.min(k, accepted.getCardinality()));
    RoaringBitmap seen = new RoaringBitmap();
    for (int i = 0; i < hits.size(); i++) {
      assertThat(accepted.contains(hits.row(i))).isTrue();
      assertThat(seen.checkedAdd(hits.row(i))).isTrue();
    }
  }
}

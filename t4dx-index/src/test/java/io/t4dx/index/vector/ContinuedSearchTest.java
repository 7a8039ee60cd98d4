package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** Pages, ranges, neighbourhoods and lists shared by segments. */
final class ContinuedSearchTest {
  private static final long SEED = Long.getLong("t4dx.seed", 40);

  @ParameterizedTest
  @ValueSource(doubles = {1.0, 0.6, 0.02})
  void pagesReadToTheEndHaveEveryRowOnce(double share) {
    float[][] vectors = Rows.mixtureVectors(3000, 24, SEED, SEED);
    vectors[77] = vectors[78];
    Rows rows = Rows.of(vectors);
    VectorIndex index = rows.index(Metric.COSINE);
    Random random = new Random(SEED);
    RoaringBitmap accepted = new RoaringBitmap();
    for (int row = 0; row < 3000; row++) {
      if (random.nextDouble() < share) {
        accepted.add(row);
      }
    }
    SearchRequest request = SearchRequest.of(vectors[5], 10);
    RoaringBitmap seen = new RoaringBitmap();
    try (SearchCursor cursor =
        index.cursor(share == 1 ? request : request.accepting(index.accept(accepted)))) {
      for (Hits page = cursor.next(70); page.size() > 0; page = cursor.next(70)) {
        for (int i = 0; i < page.size(); i++) {
          assertThat(seen.checkedAdd(page.row(i))).as("row %d twice", page.row(i)).isTrue();
        }
      }
    }
    assertThat(seen).isEqualTo(accepted);
  }

  @Test
  void theFirstPagesTogetherHaveTheNearest() {
    Rows rows = Rows.mixture(5000, 32, SEED);
    VectorIndex index = rows.index(Metric.COSINE);
    double sum = 0;
    float[][] queries = Rows.mixtureVectors(30, 32, SEED, SEED + 1);
    for (float[] query : queries) {
      float bound = rows.truth(Metric.COSINE, query, 50, rows.all())[49];
      try (SearchCursor cursor = index.cursor(SearchRequest.of(query, 10))) {
        for (int page = 0; page < 5; page++) {
          Hits hits = cursor.next(10);
          for (int i = 0; i < hits.size(); i++) {
            sum += hits.score(i) >= bound - 1e-5f ? 1 : 0;
          }
        }
      }
    }
    assertThat(sum / (50 * queries.length)).as("seed %d", SEED).isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void aRangeHasAllRowsNearerThanItsBound(Metric metric) {
    Rows rows = Rows.mixture(5000, 32, SEED);
    VectorIndex index = rows.index(metric);
    for (int size : new int[] {1, 20, 300, 2500}) {
      double found = 0;
      float[][] queries = Rows.mixtureVectors(20, 32, SEED, SEED + 1);
      for (float[] query : queries) {
        float bound = rows.truth(metric, query, size, rows.all())[size - 1];
        Hits hits = index.within(SearchRequest.of(query, 5000), bound - 1e-6f * Math.abs(bound));
        for (int i = 0; i < hits.size(); i++) {
          assertThat(hits.score(i)).isGreaterThanOrEqualTo(bound - 1e-5f * Math.abs(bound));
        }
        found += Math.min(1, hits.size() / (double) size);
      }
      assertThat(found / queries.length)
          .as("seed %d, %d rows in range", SEED, size)
          .isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void aRangeRespectsItsFilterAndItsBoundOnRows() {
    Rows rows = Rows.mixture(5000, 32, SEED);
    VectorIndex index = rows.index(Metric.COSINE);
    RoaringBitmap even = new RoaringBitmap();
    for (int row = 0; row < 5000; row += 2) {
      even.add(row);
    }
    float[] query = rows.vectors()[0];
    Hits hits = index.within(SearchRequest.of(query, 30).accepting(index.accept(even)), -1f);
    assertThat(hits.size()).isEqualTo(30);
    for (int row : hits.rows()) {
      assertThat(row % 2).isZero();
    }
    assertThat(index.within(SearchRequest.of(query, 30), 1.5f).size()).isZero();
  }

  @Test
  void neighboursOfEveryRowAreItsNearest() {
    Rows rows = Rows.mixture(3000, 32, SEED);
    VectorIndex index = rows.index(Metric.COSINE);
    double sum = 0;
    int asked = 0;
    for (int row = 0; row < 3000; row += 29) {
      RoaringBitmap others = rows.all();
      others.remove(row);
      float[] truth = rows.truth(Metric.COSINE, rows.vectors()[row], 10, others);
      Hits hits = index.neighboursOf(row, 10);
      assertThat(hits.rows()).doesNotContain(row).hasSize(10);
      sum += Rows.recall(hits, truth);
      asked++;
    }
    assertThat(sum / asked).as("seed %d", SEED).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void segmentsShareOneList() {
    Rows all = Rows.mixture(2000, 16, SEED);
    float[][] vectors = all.vectors();
    Rows[] parts = new Rows[4];
    VectorIndex[] indexes = new VectorIndex[4];
    for (int part = 0; part < 4; part++) {
      parts[part] = Rows.of(java.util.Arrays.copyOfRange(vectors, 500 * part, 500 * part + 500));
      indexes[part] = parts[part].index(Metric.COSINE);
    }
    float[] query = Rows.mixtureVectors(1, 16, SEED, SEED + 1)[0];
    TopK best = new TopK(10);
    for (int part = 0; part < 4; part++) {
      indexes[part].search(SearchRequest.of(query, 10).recall(Recall.EXACT), best, part);
    }
    float[] truth = all.truth(Metric.COSINE, query, 10, all.all());
    for (int i = 0; i < 10; i++) {
      float[] vector = vectors[500 * best.segment(i) + best.row(i)];
      assertThat(Metric.COSINE.score(query, vector)).isEqualTo(best.score(i), within());
      assertThat(best.score(i)).isEqualTo(truth[i], within());
    }
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.api.Assertions.within(1e-5f);
  }
}

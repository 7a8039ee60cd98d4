package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.index.kernel.Metric;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other indexes trip over. */
final class EdgeCasesTest {
  @ParameterizedTest
  @EnumSource(BuildOptions.Codes.class)
  void noRowsAnswerNothing(BuildOptions.Codes codes) {
    MemorySegment image =
        VectorIndex.build(
            MemorySegment.NULL,
            0,
            8,
            Metric.COSINE,
            BuildOptions.DEFAULT.withCodes(codes),
            Arena.ofAuto());
    VectorIndex index = VectorIndex.open(image, MemorySegment.NULL);
    index.verify();
    assertThat(index.search(SearchRequest.of(new float[8], 3)).size()).isZero();
    assertThat(index.within(SearchRequest.of(new float[8], 3), -1).size()).isZero();
    try (SearchCursor cursor = index.cursor(SearchRequest.of(new float[8], 3))) {
      assertThat(cursor.next(5).size()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void oneRowIsFound(Metric metric) {
    Rows rows = Rows.of(new float[][] {{1, 2, 3}});
    VectorIndex index = rows.index(metric);
    Hits hits = index.search(SearchRequest.of(new float[] {3, 2, 1}, 10));
    assertThat(hits.rows()).containsExactly(0);
    assertThat(hits.score(0))
        .isCloseTo(metric.score(new float[] {3, 2, 1}, rows.vectors()[0]), within(1e-6f));
    assertThat(index.neighboursOf(0, 5).size()).isZero();
  }

  @Test
  void moreThanAllRowsAreAllRows() {
    Rows rows = Rows.mixture(300, 12, 1);
    Hits hits = rows.index(Metric.COSINE).search(SearchRequest.of(new float[12], 1000));
    assertThat(hits.size()).isEqualTo(300);
    assertThat(Arrays.stream(hits.rows()).distinct().count()).isEqualTo(300);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void equalVectorsAreAllFound(Metric metric) {
    float[][] vectors = new float[500][6];
    for (float[] vector : vectors) {
      Arrays.fill(vector, 0.5f);
    }
    VectorIndex index = Rows.of(vectors).index(metric);
    assertThat(index.distinct()).isEqualTo(1);
    Hits hits = index.search(SearchRequest.of(vectors[0], 500));
    assertThat(Arrays.stream(hits.rows()).distinct().count()).isEqualTo(500);
    assertThat(index.neighboursOf(7, 3).rows()).doesNotContain(7).hasSize(3);
  }

  @Test
  void halfOfTheRowsRepeatedCostNoRecall() {
    float[][] vectors = Rows.mixtureVectors(3000, 32, 5, 5);
    Random random = new Random(5);
    for (int row = 0; row < vectors.length; row += 2) {
      vectors[row] = vectors[random.nextInt(100) * 2 + 1];
    }
    Rows rows = Rows.of(vectors);
    VectorIndex index = rows.index(Metric.EUCLIDEAN);
    assertThat(index.distinct()).isEqualTo(1500);
    float[][] queries = Rows.mixtureVectors(50, 32, 5, 6);
    assertThat(rows.recall(index, Metric.EUCLIDEAN, queries, rows.all()))
        .isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 31, 63, 64, 65, 127, 257, 1000, 1537, 4096})
  void everyDimensionWorks(int dimension) {
    Rows rows = Rows.mixture(200, dimension, dimension);
    VectorIndex index = rows.index(Metric.EUCLIDEAN);
    index.verify();
    for (int row = 0; row < 200; row += 37) {
      Hits hits = index.search(SearchRequest.of(rows.vectors()[row], 3));
      assertThat(hits.score(0)).isEqualTo(0f);
      assertThat(hits.size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void zeroVectorsAreRowsLikeOthers(Metric metric) {
    float[][] vectors = Rows.mixtureVectors(400, 16, 3, 3);
    vectors[17] = new float[16];
    vectors[300] = new float[16];
    Rows rows = Rows.of(vectors);
    VectorIndex index = rows.index(metric);
    Hits all = index.search(SearchRequest.of(vectors[0], 400).recall(Recall.EXACT));
    assertThat(all.rows()).contains(17, 300);
    Hits ofZero = index.search(SearchRequest.of(new float[16], 5));
    assertThat(ofZero.size()).isEqualTo(5);
    if (metric == Metric.EUCLIDEAN) {
      assertThat(ofZero.rows()).startsWith(17, 300);
    } else {
      assertThat(ofZero.score(0)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void hugeAndTinyValuesNeitherBreakNorHideOthers(Metric metric) {
    float[][] vectors = Rows.mixtureVectors(500, 16, 4, 4);
    for (int i = 0; i < 16; i++) {
      vectors[3][i] = 1e38f;
      vectors[4][i] = -3e38f;
      vectors[5][i] = 1e-40f;
      vectors[6][i] = i == 0 ? Float.MAX_VALUE : 0;
    }
    Rows rows = Rows.of(vectors);
    VectorIndex index = rows.index(metric);
    Hits hits = index.search(SearchRequest.of(vectors[100], 500).recall(Recall.EXACT));
    assertThat(hits.size()).isEqualTo(500);
    for (int i = 0; i < hits.size(); i++) {
      assertThat(hits.score(i)).isFinite();
    }
    if (metric != Metric.DOT) {
      assertThat(index.search(SearchRequest.of(vectors[100], 5)).row(0)).isEqualTo(100);
    }
    if (metric == Metric.COSINE) {
      float[] query = new float[16];
      Arrays.fill(query, 2);
      Hits near = index.search(SearchRequest.of(query, 2).recall(Recall.EXACT));
      assertThat(near.rows()).containsExactlyInAnyOrder(3, 5);
    }
  }

  @Test
  void rowsMayLieInAnArray() {
    Rows rows = Rows.mixture(300, 10, 2);
    float[] heap = new float[3000];
    MemorySegment.copy(rows.segment(), Rows.FLOAT, 0, heap, 0, 3000);
    MemorySegment onHeap = MemorySegment.ofArray(heap);
    MemorySegment image =
        VectorIndex.build(onHeap, 300, 10, Metric.DOT, BuildOptions.DEFAULT, Arena.ofAuto());
    Hits hits = VectorIndex.open(image, onHeap).search(SearchRequest.of(new float[10], 3));
    assertThat(hits.size()).isEqualTo(3);
  }

  @Test
  void badInputIsRefused() {
    Rows rows = Rows.mixture(20, 4, 1);
    VectorIndex index = rows.index(Metric.COSINE);
    assertThatThrownBy(() -> index.search(SearchRequest.of(new float[5], 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 dimensions");
    assertThatThrownBy(() -> SearchRequest.of(new float[4], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SearchRequest.of(new float[] {1, Float.NaN}, 1))
        .hasMessageContaining("query[1] is NaN");
    assertThatThrownBy(() -> index.neighboursOf(20, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    AcceptedRows foreign = rows.index(Metric.COSINE).accept(rows.all());
    assertThatThrownBy(() -> index.search(SearchRequest.of(new float[4], 1).accepting(foreign)))
        .hasMessageContaining("another index");
    assertThatThrownBy(
            () ->
                VectorIndex.open(
                    rows.build(Metric.DOT, BuildOptions.DEFAULT),
                    MemorySegment.ofArray(new float[3])))
        .hasMessageContaining("do not fit");
  }

  @Test
  void aDeadlineEndsASearch() {
    Rows rows = Rows.mixture(2000, 16, 1);
    VectorIndex index = rows.index(Metric.COSINE);
    SearchRequest request = SearchRequest.of(new float[16], 10);
    assertThatThrownBy(() -> index.search(request.until(() -> true)))
        .isInstanceOf(SearchCancelledException.class);
    int[] asked = {0};
    assertThatThrownBy(() -> index.search(request.recall(Recall.EXACT).until(() -> asked[0]++ > 0)))
        .isInstanceOf(SearchCancelledException.class);
    assertThat(index.search(request.until(() -> false)).size()).isEqualTo(10);
  }
}

package io.t4dx.index.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.column.ColumnWriter;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.Twins;
import io.t4dx.index.vector.BuildOptions;
import io.t4dx.index.vector.Hits;
import io.t4dx.index.vector.Recall;
import io.t4dx.index.vector.SearchCancelledException;
import io.t4dx.index.vector.SearchRequest;
import io.t4dx.index.vector.TopK;
import io.t4dx.index.vector.VectorIndex;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** Exact search of mapped rows against the scores of single pairs and those of the index. */
final class FlatSearchTest {
  private static final long SEED = Fuzz.SEED;

  private static MemorySegment rows(Random random, int count, int dimension) {
    MemorySegment rows = Arena.ofAuto().allocate(4L * count * dimension + 4, 4);
    for (int row = 0; row < count; row++) {
      float scale = random.nextInt(10) == 0 ? 0 : random.nextFloat() * 3;
      for (int i = 0; i < dimension; i++) {
        set(rows, dimension, row, i, scale * (float) random.nextGaussian());
      }
    }
    return rows;
  }

  private static void set(MemorySegment rows, int dimension, int row, int i, float value) {
    rows.set(LittleEndian.FLOAT, 4L * ((long) row * dimension + i), value);
  }

  private static float[] query(Random random, int dimension) {
    float[] query = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      query[i] = (float) random.nextGaussian();
    }
    return query;
  }

  private static FlatSearch search(float[] query, Metric metric) {
    return new FlatSearch(query, metric, () -> false);
  }

  private static float[] naive(FlatRows rows, float[] query, IntPredicate accepted, int k) {
    float[] row = new float[rows.dimension()];
    float[] scores = new float[rows.count()];
    int size = 0;
    for (int i = 0; i < rows.count(); i++) {
      if (accepted.test(i)) {
        rows.load(i, row);
        scores[size++] = -rows.metric().score(query, row);
      }
    }
    Arrays.sort(scores, 0, size);
    float[] best = new float[Math.min(k, size)];
    for (int i = 0; i < best.length; i++) {
      best[i] = -scores[i];
    }
    return best;
  }

  private static void assertScores(TopK best, float[] expected, String which) {
    assertThat(best.size()).as(which).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(best.segment(i)).isEqualTo(3);
      float tolerance = 1e-4f * Math.max(1, Math.abs(expected[i]));
      assertThat(best.score(i)).as(which).isCloseTo(expected[i], within(tolerance));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatScoringEveryRowFinds(Metric metric) {
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      int dimension = 1 + random.nextInt(round % 10 == 0 ? 3_000 : 70);
      int count = random.nextInt(round % 10 == 0 ? 100 : 900);
      int k = 1 + random.nextInt(20);
      float[] query = query(random, dimension);
      MemorySegment memory = rows(random, count, dimension);
      MemorySegment norms = FlatRows.inverseNorms(memory, count, dimension, Arena.ofAuto());
      int first = random.nextInt(count + 1);
      int end = first + random.nextInt(count - first + 1);
      RoaringBitmap accepted = new RoaringBitmap();
      random.ints(random.nextInt(300), 0, count + 10).forEach(accepted::add);
      for (MemorySegment twin : Twins.of(memory)) {
        String which = "seed %d, round %d".formatted(SEED, round);
        FlatRows rows = FlatRows.of(twin, count, dimension, metric);
        if (random.nextBoolean()) {
          rows = rows.withInverseNorms(Column.open(norms, ColumnKind.F32));
        }
        FlatSearch search = search(query, metric);
        TopK ofRange = new TopK(k);
        search.range(rows, first, end, ofRange, 3);
        assertScores(ofRange, naive(rows, query, i -> first <= i && i < end, k), which);
        TopK ofBitmap = new TopK(k);
        search.accepted(rows, accepted, ofBitmap, 3);
        assertScores(ofBitmap, naive(rows, query, accepted::contains, k), which);
        TopK ofBits = new TopK(k);
        search.accepted(rows, BitSetUtil.toLongArray(accepted), first, end, ofBits, 3);
        IntPredicate both = i -> first <= i && i < end && accepted.contains(i);
        assertScores(ofBits, naive(rows, query, both, k), which);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresAreThoseOfTheIndexAlsoForHugeAndZeroVectors(Metric metric) {
    Random random = new Random(SEED);
    int dimension = 24;
    int count = 200;
    MemorySegment memory = rows(random, count, dimension);
    for (int i = 0; i < dimension; i++) {
      set(memory, dimension, 0, i, 0);
      set(memory, dimension, 1, i, 3e38f);
      set(memory, dimension, 2, i, -3e38f);
      set(memory, dimension, 3, i, i == 0 ? 1e-30f : 0);
    }
    float[] query = query(random, dimension);
    MemorySegment image =
        VectorIndex.build(
            memory, count, dimension, metric, BuildOptions.DEFAULT.withM(4), Arena.ofAuto());
    Hits hits =
        VectorIndex.open(image, memory).search(SearchRequest.of(query, count).recall(Recall.EXACT));
    FlatRows plain = FlatRows.of(memory, count, dimension, metric);
    MemorySegment norms = FlatRows.inverseNorms(memory, count, dimension, Arena.ofAuto());
    for (FlatRows rows :
        new FlatRows[] {plain, plain.withInverseNorms(Column.open(norms, ColumnKind.F32))}) {
      TopK best = new TopK(count);
      search(query, metric).range(rows, 0, count, best, 3);
      assertThat(best.size()).isEqualTo(count).isEqualTo(hits.size());
      for (int i = 0; i < count; i++) {
        float tolerance = 1e-5f * Math.max(1, Math.abs(hits.score(i)));
        assertThat(best.score(i)).isFinite().isCloseTo(hits.score(i), within(tolerance));
        if (best.row(i) == 0 && metric == Metric.COSINE) {
          assertThat(best.score(i)).isZero();
        }
      }
    }
  }

  @Test
  void segmentsShareOneListAndItsBound() {
    FlatRows one = FlatRows.of(rows(new Random(1), 50, 5), 50, 5, Metric.DOT);
    FlatRows other = FlatRows.of(rows(new Random(2), 50, 5), 50, 5, Metric.DOT);
    float[] query = query(new Random(3), 5);
    TopK shared = new TopK(100);
    FlatSearch search = search(query, Metric.DOT);
    search.range(one, 0, 50, shared, 0);
    search.range(other, 0, 50, shared, 1);
    TopK few = new TopK(7);
    search.range(one, 0, 50, few, 0);
    search.range(other, 0, 50, few, 1);
    for (int i = 0; i < 7; i++) {
      assertThat(few.row(i)).isEqualTo(shared.row(i));
      assertThat(few.segment(i)).isEqualTo(shared.segment(i));
    }
  }

  @Test
  void theDeadlineEndsASearch() {
    FlatRows rows = FlatRows.of(rows(new Random(1), 2_000, 9), 2_000, 9, Metric.COSINE);
    int[] asked = {0};
    FlatSearch search = new FlatSearch(new float[9], Metric.COSINE, () -> ++asked[0] > 3);
    assertThatThrownBy(() -> search.range(rows, 0, 2_000, new TopK(3), 0))
        .isInstanceOf(SearchCancelledException.class);
    assertThat(asked[0]).isEqualTo(4);
  }

  @Test
  void pagesAreCheckedBeforeTheyAreScored() {
    MemorySegment memory = rows(new Random(1), 1_000, 40);
    long length = 4L * 1_000 * 40;
    MemorySegment crcs = Arena.ofAuto().allocate(4L * CheckedBytes.pages(length));
    CheckedBytes.fill(memory, 0, length, crcs);
    memory.set(LittleEndian.FLOAT, 100_000, 42f);
    FlatSearch search = search(new float[40], Metric.DOT);
    FlatRows rows =
        FlatRows.of(CheckedBytes.checked(memory, 0, length, crcs), 0, 1_000, 40, Metric.DOT);
    search.range(rows, 0, 400, new TopK(1), 0);
    assertThatThrownBy(() -> search.range(rows, 0, 1_000, new TopK(1), 0))
        .isInstanceOf(CorruptIndexException.class);
    assertThatThrownBy(() -> search.accepted(rows, RoaringBitmap.bitmapOf(5, 600), new TopK(1), 0))
        .isInstanceOf(CorruptIndexException.class);
    assertThatThrownBy(() -> rows.load(650, new float[40]))
        .isInstanceOf(CorruptIndexException.class);
  }

  @Test
  void badRequestsAreRefused() {
    FlatRows rows = FlatRows.of(rows(new Random(1), 10, 4), 10, 4, Metric.DOT);
    assertThatThrownBy(() -> search(new float[] {1, Float.NaN}, Metric.DOT))
        .hasMessage("query[1] is NaN");
    assertThatThrownBy(() -> search(new float[3], Metric.DOT).range(rows, 0, 1, new TopK(1), 0))
        .hasMessageContaining("3 dimensions");
    assertThatThrownBy(() -> search(new float[4], Metric.COSINE).range(rows, 0, 1, new TopK(1), 0))
        .hasMessageContaining("COSINE");
    assertThatThrownBy(() -> search(new float[4], Metric.DOT).range(rows, 0, 11, new TopK(1), 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    Column bytes =
        Column.open(new ColumnWriter(ColumnKind.U8, 10, Arena.ofAuto()).seal(), ColumnKind.U8);
    assertThatThrownBy(() -> rows.withInverseNorms(bytes)).hasMessageContaining("kind U8");
  }
}

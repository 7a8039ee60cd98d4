package io.t4dx.index.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.SealedImage;
import io.t4dx.index.vector.TopK;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.roaringbitmap.RoaringBitmap;

/** Codes rule out rows, and never one of the nearest. */
final class RowCodesTest {
  private static final long SEED = Fuzz.SEED;

  private static MemorySegment rows(Random random, int count, int dimension) {
    MemorySegment rows = Arena.ofAuto().allocate(4L * count * dimension, 4);
    for (int row = 0; row < count; row++) {
      float scale =
          switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> 1e-30f;
            case 2 -> 1e30f;
            default -> random.nextFloat() * 3;
          };
      for (int i = 0; i < dimension; i++) {
        float value = scale * (float) random.nextGaussian();
        rows.set(LittleEndian.FLOAT, 4L * ((long) row * dimension + i), value);
      }
    }
    return rows;
  }

  private static MemorySegment codes(MemorySegment rows, int count, int dimension, Metric metric) {
    return codes(rows, count, dimension, metric, null);
  }

  private static MemorySegment codes(
      MemorySegment rows, int count, int dimension, Metric metric, int @Nullable [] places) {
    RowCodesWriter writer = new RowCodesWriter(count, dimension, metric, places, Arena.ofAuto());
    FlatRows flat = FlatRows.of(rows, count, dimension, metric);
    float[] row = new float[dimension];
    for (int i = 0; i < count; i++) {
      flat.load(i, row);
      writer.add(row);
    }
    return writer.seal();
  }

  private static int[] shuffled(Random random, int count) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      places[i] = places[other];
      places[other] = i;
    }
    return places;
  }

  private static float[] query(Random random, int dimension) {
    float[] query = new float[dimension];
    float scale = random.nextInt(10) == 0 ? 0 : 2 * random.nextFloat();
    for (int i = 0; i < dimension; i++) {
      query[i] = scale * (float) random.nextGaussian();
    }
    return query;
  }

  @ParameterizedTest
  @EnumSource
  void searchesFindTheSameRowsWithAndWithoutThem(Metric metric) {
    Random random = new Random(SEED);
    for (int round = 0; round < 100; round++) {
      int dimension = 1 + random.nextInt(200);
      // Some are several batches of codes.
      int count = 1 + random.nextInt(round % 10 == 0 ? 5_000 : 700);
      MemorySegment memory = rows(random, count, dimension);
      FlatRows plain = FlatRows.of(memory, count, dimension, metric);
      int[] places = random.nextBoolean() ? shuffled(random, count) : null;
      FlatRows coded =
          plain.withCodes(RowCodes.open(codes(memory, count, dimension, metric, places)));
      float[] query = query(random, dimension);
      int k = 1 + random.nextInt(20);
      RoaringBitmap accepted = new RoaringBitmap();
      random.ints(random.nextInt(Math.max(500, count)), 0, count).forEach(accepted::add);
      String which = "seed %d, round %d".formatted(SEED, round);
      TopK few = new TopK(k);
      search(query, metric).range(plain, 0, count, few, 0);
      TopK fewCoded = new TopK(k);
      search(query, metric).range(coded, 0, count, fewCoded, 0);
      assertSameScores(fewCoded, few, which);
      int first = random.nextInt(count);
      TopK part = new TopK(k);
      search(query, metric).range(plain, first, count, part, 0);
      TopK partCoded = new TopK(k);
      search(query, metric).range(coded, first, count, partCoded, 0);
      assertSameScores(partCoded, part, which);
      TopK some = new TopK(k);
      search(query, metric).accepted(plain, accepted, some, 0);
      TopK someCoded = new TopK(k);
      search(query, metric).accepted(coded, accepted, someCoded, 0);
      assertSameScores(someCoded, some, which);
      long[] bits = new long[(count + 63) / 64];
      accepted.forEach((int row) -> bits[row >> 6] |= 1L << row);
      TopK marked = new TopK(k);
      search(query, metric).accepted(coded, bits, 0, count, marked, 0);
      assertSameScores(marked, some, which);
    }
  }

  private static FlatSearch search(float[] query, Metric metric) {
    return new FlatSearch(query, metric, () -> false);
  }

  /** Runs of rows and single ones are added up in other orders, so the last bits may differ. */
  private static void assertSameScores(TopK found, TopK wanted, String which) {
    assertThat(found.size()).as(which).isEqualTo(wanted.size());
    float most = 0;
    for (int i = 0; i < wanted.size(); i++) {
      most = Math.max(most, Math.abs(wanted.score(i)));
    }
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(found.score(i)).as(which).isCloseTo(wanted.score(i), within(1e-6f + 1e-4f * most));
    }
  }

  @Test
  void mostRowsAreRuledOutUnread() {
    Random random = new Random(SEED);
    MemorySegment memory = Arena.ofAuto().allocate(4L * 20_000 * 128, 4);
    for (long at = 0; at < memory.byteSize(); at += 4) {
      memory.set(LittleEndian.FLOAT, at, (float) random.nextGaussian());
    }
    RowCodes codes = RowCodes.open(codes(memory, 20_000, 128, Metric.DOT));
    float[] query = new float[128];
    for (int i = 0; i < query.length; i++) {
      query[i] = (float) random.nextGaussian();
    }
    FlatRows rows = FlatRows.of(memory, 20_000, 128, Metric.DOT);
    TopK best = new TopK(10);
    search(query, Metric.DOT).range(rows, 0, 20_000, best, 0);
    int[] ids = new int[20_000];
    Arrays.setAll(ids, i -> i);
    int kept =
        new CodeQuery(query, Metric.DOT, ids.length)
            .keep(
                codes,
                ids,
                ids.length,
                best.bound(),
                new SureScores(ids.length),
                new float[ids.length]);
    assertThat(kept).isBetween(10, 200);
    for (int i = 0; i < best.size(); i++) {
      assertThat(Arrays.copyOf(ids, kept)).contains(best.row(i));
    }
    Arrays.setAll(ids, i -> i);
    SureScores sure = new SureScores(10);
    float[] bounds = new float[ids.length];
    int unread =
        new CodeQuery(query, Metric.DOT, ids.length)
            .keep(codes, ids, ids.length, Float.NEGATIVE_INFINITY, sure, bounds);
    assertThat(unread).isBetween(10, 500);
    assertThat(sure.least()).isBetween(0.5f * best.bound(), best.bound());
    for (int i = 0; i < best.size(); i++) {
      assertThat(Arrays.copyOf(ids, unread)).contains(best.row(i));
    }
  }

  @Test
  void whatIsSureOfARowItReaches() {
    Random random = new Random(SEED);
    int known = 0;
    for (int round = 0; round < 100; round++) {
      int dimension = 1 + random.nextInt(200);
      Metric metric = random.nextBoolean() ? Metric.COSINE : Metric.DOT;
      MemorySegment memory = rows(random, 50, dimension);
      RowCodes codes = RowCodes.open(codes(memory, 50, dimension, metric));
      FlatRows plain = FlatRows.of(memory, 50, dimension, metric);
      float[] query = query(random, dimension);
      if (metric == Metric.COSINE) {
        ExactRows.normalise(query);
      }
      CodeQuery coded = new CodeQuery(query, metric, 1);
      for (int row = 0; row < 50 && coded.isUseful(); row++) {
        SureScores sure = new SureScores(1);
        coded.keep(codes, new int[] {row}, 1, Float.NEGATIVE_INFINITY, sure, new float[1]);
        TopK only = new TopK(1);
        search(query, metric).range(plain, row, row + 1, only, 0);
        assertThat(only.score(0))
            .as("seed %d, round %d, row %d", SEED, round, row)
            .isGreaterThanOrEqualTo(sure.least());
        known += sure.least() > Float.NEGATIVE_INFINITY ? 1 : 0;
      }
    }
    assertThat(known).isGreaterThan(1_000);
  }

  /** Where all products are the same, all of what kernels round goes one way. */
  @Test
  void boundsHoldForWhatKernelsRound() {
    for (float value : new float[] {0.1f, 1 / 3f, 0.7f, 1.9999f}) {
      float[] vector = new float[4096];
      Arrays.fill(vector, value);
      MemorySegment memory = Arena.ofAuto().allocate(4L * 4096, 4);
      MemorySegment.copy(vector, 0, memory, LittleEndian.FLOAT, 0, vector.length);
      RowCodes codes = RowCodes.open(codes(memory, 1, 4096, Metric.DOT));
      SureScores sure = new SureScores(1);
      float[] bound = new float[1];
      new CodeQuery(vector, Metric.DOT, 1)
          .keep(codes, new int[] {0}, 1, Float.NEGATIVE_INFINITY, sure, bound);
      for (float score : new float[] {oneByOne(vector), inFours(vector)}) {
        assertThat(score).isBetween(sure.least(), bound[0]);
      }
    }
  }

  private static float oneByOne(float[] vector) {
    float sum = 0;
    for (int i = 0; i < vector.length / 4; i++) {
      sum += vector[i] * vector[i];
    }
    return 4 * sum;
  }

  private static float inFours(float[] vector) {
    TopK only = new TopK(1);
    MemorySegment memory = Arena.ofAuto().allocate(4L * vector.length, 4);
    MemorySegment.copy(vector, 0, memory, LittleEndian.FLOAT, 0, vector.length);
    search(vector, Metric.DOT)
        .range(FlatRows.of(memory, 1, vector.length, Metric.DOT), 0, 1, only, 0);
    return only.score(0);
  }

  @Test
  void rowsBelowWhatIsWantedAreNotOffered() {
    MemorySegment memory = rows(new Random(SEED), 500, 64);
    FlatRows rows =
        FlatRows.of(memory, 500, 64, Metric.COSINE)
            .withCodes(RowCodes.open(codes(memory, 500, 64, Metric.COSINE)));
    FlatSearch search = search(query(new Random(7), 64), Metric.COSINE);
    search.atLeast(2);
    TopK best = new TopK(500);
    search.range(rows, 0, 500, best, 0);
    assertThat(best.size()).isLessThan(100);
  }

  @Test
  void everyDamagedByteIsNoticed() {
    MemorySegment memory = rows(new Random(SEED), 50, 64);
    int[] places = shuffled(new Random(5), 50);
    MemorySegment image = codes(memory, 50, 64, Metric.COSINE, places);
    for (long at = 0; at < image.byteSize(); at++) {
      byte sound = image.get(ValueLayout.JAVA_BYTE, at);
      image.set(ValueLayout.JAVA_BYTE, at, (byte) (sound ^ 4));
      assertThatThrownBy(() -> RowCodes.open(image).verify())
          .isInstanceOf(CorruptIndexException.class);
      image.set(ValueLayout.JAVA_BYTE, at, sound);
    }
    RowCodes.open(image).verify();
  }

  @Test
  void aPlaceIsThatOfARowOrNoticed() {
    MemorySegment memory = rows(new Random(SEED), 50, 64);
    int[] places = shuffled(new Random(5), 50);
    MemorySegment image = codes(memory, 50, 64, Metric.COSINE, places);
    long tables = RowCodesDescriptor.CODES + 50 * 80;
    for (int i = 0; i < 50; i++) {
      assertThat(image.get(LittleEndian.INT, tables + 4L * i)).isEqualTo(places[i]);
      assertThat(image.get(LittleEndian.INT, tables + 200 + 4L * places[i])).isEqualTo(i);
    }
    for (int nonsense : new int[] {-1, 50, Integer.MAX_VALUE}) {
      image.set(LittleEndian.INT, tables + 4 * 99, nonsense);
      RowCodes codes = RowCodes.open(SealedImage.seal(image));
      assertThatThrownBy(() -> codes.place(3)).isInstanceOf(CorruptIndexException.class);
    }
  }

  /** What was written before codes had an order of their own is what is written without one. */
  @Test
  void withoutAnOrderTheyAreVersionOne() {
    MemorySegment memory = rows(new Random(SEED), 50, 64);
    assertThat(SealedImage.version(codes(memory, 50, 64, Metric.DOT))).isEqualTo(1);
    int[] places = shuffled(new Random(5), 50);
    MemorySegment ordered = codes(memory, 50, 64, Metric.DOT, places);
    assertThat(SealedImage.version(ordered)).isEqualTo(2);
    ordered.set(LittleEndian.INT, 8, 3);
    assertThatThrownBy(() -> RowCodes.open(SealedImage.seal(ordered)))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("version 3");
  }

  /** Whole numbers, whose products are added up without rounding in any order. */
  @Test
  void ofEqualRowsTheLowerOnesAreFound() {
    Random random = new Random(SEED);
    int count = 2_900;
    MemorySegment memory = Arena.ofAuto().allocate(4L * count * 64, 4);
    for (int row = 0; row < count; row++) {
      float value = row % 7 == 3 ? 2 : 1;
      for (int i = 0; i < 64; i++) {
        memory.set(LittleEndian.FLOAT, 4L * (row * 64L + i), value * (i % 5));
      }
    }
    FlatRows plain = FlatRows.of(memory, count, 64, Metric.DOT);
    MemorySegment image = codes(memory, count, 64, Metric.DOT, shuffled(random, count));
    FlatRows coded = plain.withCodes(RowCodes.open(image));
    float[] query = new float[64];
    Arrays.fill(query, 1);
    RoaringBitmap most = RoaringBitmap.bitmapOfRange(20, count);
    for (FlatRows rows : new FlatRows[] {plain, coded}) {
      TopK all = new TopK(20);
      search(query, Metric.DOT).range(rows, 0, count, all, 0);
      TopK part = new TopK(20);
      search(query, Metric.DOT).range(rows, 20, count, part, 0);
      TopK some = new TopK(20);
      search(query, Metric.DOT).accepted(rows, most, some, 0);
      for (int i = 0; i < 20; i++) {
        assertThat(all.row(i)).isEqualTo(3 + 7 * i);
        assertThat(part.row(i)).isEqualTo(24 + 7 * i);
        assertThat(some.row(i)).isEqualTo(24 + 7 * i);
      }
    }
  }
}

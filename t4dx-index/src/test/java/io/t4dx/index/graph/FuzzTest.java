package io.t4dx.index.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.Fuzz;
import io.t4dx.index.vector.BuildOptions;
import io.t4dx.index.vector.Hits;
import io.t4dx.index.vector.SearchCursor;
import io.t4dx.index.vector.SearchRequest;
import io.t4dx.index.vector.VectorIndex;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/**
 * Damaged bytes are reported or searched safely. Run longer with {@code -Dt4dx.fuzz.rounds=1000000}
 * (and another {@code -Dt4dx.seed}).
 */
final class FuzzTest {
  private static final long SEED = Fuzz.SEED;
  private static final int ROUNDS = Integer.getInteger("t4dx.fuzz.rounds", 10_000);

  /** An index that is whole, and what it answers. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Whole(MemorySegment image, MemorySegment rows, float[] query, Hits hits) {}

  private static List<Whole> wholes(Random random) {
    List<Whole> wholes = new ArrayList<>();
    Metric[] metrics = Metric.values();
    for (BuildOptions.Codes codes : BuildOptions.Codes.values()) {
      for (int count : new int[] {0, 1, 40, 300}) {
        Metric metric = metrics[wholes.size() % metrics.length];
        int dimension = 3 + random.nextInt(20);
        wholes.add(whole(random, codes, metric, count, dimension));
      }
    }
    return wholes;
  }

  private static Whole whole(
      Random random, BuildOptions.Codes codes, Metric metric, int count, int dimension) {
    MemorySegment rows = Arena.ofAuto().allocate(4L * count * dimension + 4, 4);
    for (int i = 0; i < count * dimension; i++) {
      int place = random.nextInt(10) == 0 && i >= dimension ? i - dimension : -1;
      float value =
          place < 0
              ? (float) random.nextGaussian()
              : rows.getAtIndex(ValueLayout.JAVA_FLOAT, place);
      rows.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
    if (count > 2) {
      MemorySegment.copy(rows, 0, rows, 4L * dimension, 4L * dimension);
    }
    BuildOptions options = BuildOptions.DEFAULT.withM(4).withCodes(codes);
    MemorySegment image =
        VectorIndex.build(rows, count, dimension, metric, options, Arena.ofAuto());
    float[] query = new float[dimension];
    Arrays.fill(query, 0.5f);
    Hits hits = VectorIndex.open(image, rows).search(SearchRequest.of(query, 5));
    return new Whole(image, rows, query, hits);
  }

  @Test
  void mutatedIndexesAreReportedOrSearchedSafely() {
    Random random = new Random(SEED);
    List<Whole> wholes = wholes(random);
    int reported = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Whole whole = wholes.get(random.nextInt(wholes.size()));
      byte[] bytes = whole.image().toArray(ValueLayout.JAVA_BYTE);
      long mutation = random.nextLong();
      String which = "seed %d, round %d".formatted(SEED, round);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment image =
            Fuzz.mutate(bytes, ImageDescriptor.LENGTH, new Random(mutation), arena);
        // With checksums made to fit, only the bounds stand between wrong numbers and memory.
        boolean sealed = random.nextBoolean() && reseal(image);
        reported += search(whole, image, sealed, which) ? 0 : 1;
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        fail(which, e);
      }
    }
    assertThat(reported).as("seed %d", SEED).isGreaterThan(ROUNDS / 5);
  }

  /** Makes all checksums fit what the bytes now say; false where they say too little. */
  private static boolean reseal(MemorySegment image) {
    if (image.byteSize() < ImageDescriptor.LENGTH) {
      return false;
    }
    long pages = image.get(ImageDescriptor.LONG, 72 + 16L * ImageDescriptor.SECTION_PAGES);
    long length = image.get(ImageDescriptor.LONG, 80 + 16L * ImageDescriptor.SECTION_PAGES);
    if (pages >= ImageDescriptor.LENGTH
        && pages <= image.byteSize()
        && length == 4L * CheckedBytes.pages(pages - ImageDescriptor.LENGTH)
        && length <= image.byteSize() - pages) {
      MemorySegment table = image.asSlice(pages, length);
      CheckedBytes.fill(image, ImageDescriptor.LENGTH, pages, table);
      image.set(ImageDescriptor.INT, 200, CheckedBytes.crc(table, 0, length));
    }
    image.set(ImageDescriptor.INT, 252, CheckedBytes.crc(image, 0, 252));
    return true;
  }

  /** False if the damage was reported. */
  private static boolean search(Whole whole, MemorySegment image, boolean sealed, String which) {
    try {
      VectorIndex index = VectorIndex.open(image, whole.rows());
      float[] query = Arrays.copyOf(whole.query(), index.dimension());
      Hits hits = index.search(SearchRequest.of(query, 5));
      if (!sealed) {
        assertThat(hits.rows()).as(which).isEqualTo(whole.hits().rows());
      }
      inRange(index, hits);
      RoaringBitmap half = RoaringBitmap.bitmapOfRange(0, (index.rows() + 1L) / 2);
      inRange(index, index.search(SearchRequest.of(query, 3).accepting(index.accept(half))));
      inRange(index, index.within(SearchRequest.of(query, 10), 0));
      if (index.rows() > 0) {
        inRange(index, index.neighboursOf(index.rows() / 2, 3));
      }
      try (SearchCursor cursor = index.cursor(SearchRequest.of(query, 1))) {
        for (int page = 0; page < 4; page++) {
          inRange(index, cursor.next(7));
        }
      }
      index.verify();
      return true;
    } catch (CorruptIndexException e) {
      assertThat(e).hasMessageContaining("offset");
      return false;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("do not fit");
      return false;
    }
  }

  private static void inRange(VectorIndex index, Hits hits) {
    for (int i = 0; i < hits.size(); i++) {
      assertThat(hits.row(i)).isBetween(0, index.rows() - 1);
    }
  }

  @Test
  void everyFlippedByteIsReported() {
    Random random = new Random(SEED);
    Whole whole = whole(random, BuildOptions.Codes.BITS_AND_BYTES, Metric.COSINE, 60, 5);
    Fuzz.everyFlippedByteIsReported(
        whole.image(), image -> VectorIndex.open(image, whole.rows()).verify());
  }

  @Test
  void everyTruncationIsReported() {
    Whole whole = whole(new Random(SEED), BuildOptions.Codes.BYTES, Metric.DOT, 60, 5);
    Fuzz.everyTruncationIsReported(whole.image(), image -> VectorIndex.open(image, whole.rows()));
  }

  @Test
  void aNewerVersionIsRefusedByName() {
    Whole whole = whole(new Random(SEED), BuildOptions.Codes.NONE, Metric.DOT, 10, 5);
    MemorySegment image = MemorySegment.ofArray(whole.image().toArray(ValueLayout.JAVA_BYTE));
    image.set(ImageDescriptor.INT, 8, 2);
    assertThatThrownBy(() -> VectorIndex.open(image, whole.rows()))
        .hasMessageContaining("version 2 is not 1");
  }
}

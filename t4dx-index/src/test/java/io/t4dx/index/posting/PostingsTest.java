package io.t4dx.index.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.Twins;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Postings against a sorted map. */
final class PostingsTest {
  private static final long SEED = Fuzz.SEED;

  @Test
  void everyAnswerIsThatOfASortedMap() {
    Random random = new Random(SEED);
    for (int round = 0; round < 120; round++) {
      int rows = random.nextInt(round % 10 == 0 ? 200_000 : 500);
      PostingModel model =
          PostingModel.random(random, rows, random.nextInt(round % 7 == 0 ? 3 : 300));
      for (MemorySegment twin : Twins.of(model.image())) {
        Postings postings = Postings.open(twin, rows);
        String which = "seed %d, round %d".formatted(SEED, round);
        checkTerms(random, postings, model, which);
        for (int i = 0; i < 20; i++) {
          checkRange(postings, model, range(random), which);
        }
        checkRange(postings, model, TermRange.ALL, which);
        postings.verify();
      }
    }
  }

  private static void checkTerms(
      Random random, Postings postings, PostingModel model, String which) {
    assertThat(postings.terms()).as(which).isEqualTo(model.all().size());
    for (Map.Entry<byte[], RoaringBitmap> entry : model.all().entrySet()) {
      assertThat(postings.rows(entry.getKey())).as(which).isEqualTo(entry.getValue());
      assertThat(postings.count(entry.getKey()))
          .as(which)
          .isEqualTo(entry.getValue().getCardinality());
      ImmutableRoaringBitmap mapped = postings.mapped(entry.getKey());
      if (mapped != null) {
        assertThat(mapped.toRoaringBitmap()).as(which).isEqualTo(entry.getValue());
      }
    }
    for (int i = 0; i < 20; i++) {
      byte[] term = PostingModel.randomTerm(random);
      assertThat(postings.rows(term))
          .as(which)
          .isEqualTo(model.all().getOrDefault(term, new RoaringBitmap()));
    }
  }

  private static TermRange range(Random random) {
    byte[] one = PostingModel.randomTerm(random);
    byte[] other = PostingModel.randomTerm(random);
    return switch (random.nextInt(4)) {
      case 0 -> TermRange.halfOpen(one, other);
      case 1 -> TermRange.closed(one, other);
      case 2 -> TermRange.atLeast(one);
      default -> TermRange.prefix(one);
    };
  }

  private static void checkRange(
      Postings postings, PostingModel model, TermRange range, String which) {
    NavigableMap<byte[], RoaringBitmap> expected = model.in(range);
    TermCursor cursor = postings.terms(range);
    RoaringBitmap union = new RoaringBitmap();
    long count = 0;
    for (Map.Entry<byte[], RoaringBitmap> entry : expected.entrySet()) {
      assertThat(cursor.next()).as(which).isTrue();
      assertThat(cursor.term()).as(which).isEqualTo(entry.getKey());
      assertThat(cursor.rows()).as(which).isEqualTo(entry.getValue());
      union.or(entry.getValue());
      count += entry.getValue().getCardinality();
    }
    assertThat(cursor.next()).as(which).isFalse();
    assertThat(cursor.next()).as(which).isFalse();
    assertThat(postings.union(range)).as(which).isEqualTo(union);
    assertThat(postings.count(range)).as(which).isEqualTo(count);
  }

  @Test
  void aPrefixRangeHoldsWhatStartsSo() {
    PostingModel model = new PostingModel(10);
    byte[][] terms = {{}, {1}, {1, 0}, {1, -1}, {1, -1, -1}, {2}, {-1}, {-1, -1}, {-1, -1, 3}};
    for (int i = 0; i < terms.length; i++) {
      model.add(terms[i], i);
    }
    Postings postings = Postings.open(model.image(), 10);
    for (byte[] prefix : terms) {
      RoaringBitmap expected = new RoaringBitmap();
      for (int i = 0; i < terms.length; i++) {
        if (terms[i].length >= prefix.length
            && Arrays.equals(terms[i], 0, prefix.length, prefix, 0, prefix.length)) {
          expected.add(i);
        }
      }
      assertThat(postings.union(TermRange.prefix(prefix))).isEqualTo(expected);
    }
  }

  @Test
  void uniqueTermsCostLittle() {
    PostingBuilder builder = new PostingBuilder(100_000);
    for (int row = 0; row < 100_000; row++) {
      builder.add("source\0document-%08d".formatted(row * 7919L % 100_000).getBytes(UTF_8), row);
    }
    assertThat(builder.size()).isEqualTo(100_000);
    MemorySegment image = builder.build(Arena.ofAuto());
    assertThat(image.byteSize()).isLessThan(12 * 100_000);
    assertThat(Postings.open(image, 100_000).count(TermRange.ALL)).isEqualTo(100_000);
  }

  @Test
  void fewRowsLieInTheEntryAndManyInABitmap() {
    PostingBuilder builder = new PostingBuilder(1000);
    for (int row = 0; row < 1000; row++) {
      builder.add(new byte[] {(byte) (row < PostingDescriptor.FEW ? 1 : 2)}, row);
    }
    Postings postings = Postings.open(builder.build(Arena.ofAuto()), 1000);
    assertThat(postings.mapped(new byte[] {1})).isNull();
    assertThat(postings.mapped(new byte[] {2})).isNotNull();
    assertThat(postings.mapped(new byte[] {3})).isNull();
  }

  @Test
  void badPairsAreRefused() {
    PostingBuilder builder = new PostingBuilder(3);
    assertThatThrownBy(() -> builder.add(new byte[1], 3)).hasMessage("row 3 is not below 3");
    assertThatThrownBy(() -> builder.add(new byte[1], -1)).hasMessage("row -1 is not below 3");
    assertThatThrownBy(() -> builder.add(new byte[PostingDescriptor.LONGEST + 1], 0))
        .hasMessageContaining("digest");
    builder.add(new byte[PostingDescriptor.LONGEST], 0);
    MemorySegment image = builder.build(Arena.ofAuto());
    assertThat(Postings.open(image, 3).count(new byte[PostingDescriptor.LONGEST])).isEqualTo(1);
    assertThatThrownBy(() -> Postings.open(image, 4))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("3 rows where there are 4");
  }

  @Test
  void damageIsReported() {
    PostingModel model = PostingModel.random(new Random(SEED), 50, 30);
    MemorySegment image = model.image();
    Fuzz.everyFlippedByteIsReported(image, cut -> Postings.open(cut, 50).verify());
    Fuzz.everyTruncationIsReported(image, cut -> Postings.open(cut, 50));
    Fuzz.aNewerVersionIsRefused(image, cut -> Postings.open(cut, 50));
  }
}

package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.read.Filters;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.posting.Postings;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Limits;
import io.t4dx.model.Metadata;
import io.t4dx.query.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** The rows of terms are those that filters let through when they look at fields. */
final class TermsTest {
  private static final List<Object> VALUES =
      List.of(
          0L,
          0.0,
          -0.0,
          1L,
          1.0,
          -1L,
          -1.5,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 1,
          Long.MIN_VALUE,
          (double) Long.MAX_VALUE,
          (1L << 53) + 1,
          (double) (1L << 53),
          Double.MAX_VALUE,
          -Double.MAX_VALUE,
          Double.MIN_VALUE,
          true,
          false,
          "",
          "true",
          "tea",
          "x".repeat(32),
          "x".repeat(33),
          "x".repeat(32) + "y");
  private static final List<ItemType> TYPES = List.of(ItemType.values());
  private static final List<String> NAMES =
      List.of(
          "a",
          "ab",
          "ab\u0004",
          "\u0000",
          "ключ",
          "n".repeat(32),
          "n".repeat(33),
          "n".repeat(32) + "o",
          "ключ".repeat(8));

  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<ItemFields> rows = new ArrayList<>();
  private Segment segment = write(new SegmentModel(1), 1);

  private Segment write(SegmentModel model, long number) {
    try {
      return Segment.open(disk, SegmentWriter.write(disk, number, model, Metric.DOT));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void writeItems() {
    SplittableRandom random = new SplittableRandom(Seeds.of("TermsTest", 9));
    SegmentModel model = new SegmentModel(1);
    for (int i = 0; i < 400; i++) {
      ItemDraft.Builder draft = ItemDraft.in("terms").type(TYPES.get(random.nextInt(TYPES.size())));
      if (random.nextBoolean()) {
        draft.session("s".repeat(random.nextInt(30, 36)));
      }
      String name = NAMES.get(random.nextInt(NAMES.size()));
      Object value = VALUES.get(random.nextInt(VALUES.size()));
      Object other = VALUES.get(random.nextInt(VALUES.size()));
      draft.metadata(
          switch (random.nextInt(4)) {
            case 0 -> Metadata.EMPTY;
            case 1 -> Metadata.of(name, List.of(value, other, value));
            default -> Metadata.of(name, value);
          });
      ItemFields fields = ItemFields.of(draft.build(), i);
      rows.add(fields);
      model.put(new ItemKey("terms", new UUID(0, i)), i, fields, "", null);
    }
    segment.close();
    segment = write(model, 2);
  }

  @AfterEach
  void close() {
    segment.close();
  }

  private Postings postings() {
    return segment.postings().orElseThrow();
  }

  private void agrees(RoaringBitmap found, Filter filter) {
    Predicate<ItemFields> test = Filters.testOf(filter);
    RoaringBitmap expected = new RoaringBitmap();
    for (int row = 0; row < rows.size(); row++) {
      if (test == null || test.test(rows.get(row))) {
        expected.add(row);
      }
    }
    assertThat(found).as(filter.toString()).isEqualTo(expected);
  }

  @Test
  void typesAndSessions() {
    for (ItemType type : ItemType.values()) {
      agrees(postings().rows(Terms.type(type)), Filter.type(type));
    }
    for (int length = 29; length < 37; length++) {
      String session = "s".repeat(length);
      agrees(postings().rows(Terms.session(session)), Filter.session(session));
    }
  }

  @Test
  void valuesAndNames() {
    for (String name : NAMES) {
      agrees(postings().rows(Terms.metadataName(name)), Filter.hasMetadata(name));
      for (Object value : VALUES) {
        RoaringBitmap found = postings().rows(Terms.metadataValue(name, value));
        found = RoaringBitmap.or(found, postings().rows(Terms.metadataElement(name, value)));
        agrees(found, Filter.metadata(name, value));
      }
    }
  }

  /** A name may be long, and a list short of everything else: its terms must not be. */
  @Test
  void noTermIsLong() {
    String name = "é".repeat(Limits.METADATA_KEY);
    String text = "x".repeat(1_000);
    for (Object value : List.of(Long.MAX_VALUE, 0.5, true, text)) {
      Metadata metadata = Metadata.of(name, value, "n".repeat(32), List.of(value, "y".repeat(32)));
      Terms.forEach(
          ItemFields.of(ItemDraft.in("terms").session(text).metadata(metadata).build(), 0),
          term -> assertThat(term).hasSizeLessThanOrEqualTo(69));
    }
  }

  @Test
  void ranges() {
    List<Double> bounds = new ArrayList<>(List.of(Double.NEGATIVE_INFINITY, 0.5, 1e300));
    bounds.add(Double.POSITIVE_INFINITY);
    for (Object value : VALUES) {
      if (value instanceof Number number) {
        bounds.add(number.doubleValue());
        bounds.add(Math.nextUp(number.doubleValue()));
      }
    }
    for (String name : NAMES) {
      for (double least : bounds) {
        for (double most : bounds) {
          if (least <= most) {
            agrees(
                postings().union(Terms.metadataBetween(name, least, most)),
                Filter.metadataBetween(name, least, most));
          }
        }
      }
    }
  }
}

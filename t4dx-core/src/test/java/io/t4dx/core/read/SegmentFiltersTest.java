package io.t4dx.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.RowStatistics;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentModel;
import io.t4dx.core.segment.SegmentWriter;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelFilter;
import io.t4dx.testing.Rounds;
import io.t4dx.testing.Thrown;
import io.t4dx.testing.VariedFilters;
import io.t4dx.testing.VariedItems;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/**
 * The ways in which the rows of a segment are filtered, each on its own, against their fields: what
 * an answer does not need today, another planner may need tomorrow.
 */
final class SegmentFiltersTest {
  private static final int ROUNDS = 2;
  private static final int ROWS = 1_200;
  private static final int FILTERS = 80;

  @Test
  void everyWayAcceptsWhatTheFieldsSay() {
    Rounds.run("SegmentFiltersTest", ROUNDS, seed -> new Round(seed, List.of("a", "m", "z")).run());
  }

  @Test
  void estimatesAreExactWhereAnIndexKnows() {
    Rounds.run("SegmentFiltersTest.estimates", ROUNDS, seed -> new Round(seed, List.of("m")).run());
  }

  private static final class Round {
    private final ManualClock clock = ManualClock.standing();
    private final SplittableRandom random;
    private final VariedFilters filters;
    private final boolean alone;
    private final Segment segment;
    private final List<ItemFields> fields = new ArrayList<>();

    Round(long seed, List<String> namespaces) {
      this.random = new SplittableRandom(seed);
      VariedItems items = new VariedItems(random, clock, 2, 1);
      this.filters = new VariedFilters(random, items);
      this.alone = namespaces.size() == 1;
      SegmentModel model = new SegmentModel(2);
      for (int i = 0; i < ROWS; i++) {
        String namespace = namespaces.get(random.nextInt(namespaces.size()));
        ItemKey key = new ItemKey(namespace, new UUID(random.nextLong(), i));
        ItemDraft draft = items.draft(key);
        clock.advance(random.nextInt(1_000));
        model.put(key, i, ItemFields.of(draft, clock.micros()), "", draft.vector().orElse(null));
      }
      SimulatedDisk disk = new SimulatedDisk();
      this.segment =
          Thrown.unchecked(
              () -> Segment.open(disk, SegmentWriter.write(disk, 1, model, Metric.DOT)));
    }

    void run() {
      for (int row = 0; row < segment.rows(); row++) {
        fields.add(segment.fields(row));
      }
      for (int i = 0; i < FILTERS; i++) {
        Filter filter = filters.filter();
        for (String namespace : segment.namespaces()) {
          check(namespace, filter);
        }
        checkEstimate(filters.condition());
      }
      segment.close();
    }

    private RoaringBitmap expected(RowRange range, Filter filter) {
      RoaringBitmap rows = new RoaringBitmap();
      for (int row = range.first(); row < range.end(); row++) {
        if (ModelFilter.matches(filter, fields.get(row))) {
          rows.add(row);
        }
      }
      return rows;
    }

    private void check(String namespace, Filter filter) {
      RowRange range = segment.rows(namespace);
      RoaringBitmap expected = expected(range, filter);
      String what = namespace + ": " + filter;
      assertThat(new ColumnFilter(segment, range).rows(filter)).as(what).isEqualTo(expected);

      IntPredicate test = RowCondition.of(segment, filter);
      RoaringBitmap tested = new RoaringBitmap();
      for (int row = range.first(); row < range.end(); row++) {
        if (test.test(row)) {
          tested.add(row);
        }
      }
      assertThat(tested).as(what).isEqualTo(expected);

      RowStatistics statistics = segment.statistics(namespace).orElseThrow();
      switch (Coverage.of(filter, statistics)) {
        case NONE -> assertThat(expected.isEmpty()).as(what).isTrue();
        case ALL -> assertThat(expected.getCardinality()).as(what).isEqualTo(range.size());
        case SOME ->
            assertThat(expected(range, Coverage.withoutSettled(filter, statistics)))
                .as(what)
                .isEqualTo(expected);
      }
      assertThat(new FilterEstimate(segment, range).rows(filter))
          .as(what)
          .isBetween(0.0, (double) range.size());
    }

    /** Postings count rows of all namespaces, so they know the rows of one only if it is alone. */
    private void checkEstimate(Filter condition) {
      List<Filter> known = new ArrayList<>();
      switch (condition) {
        case Filter.KappaBetween _, Filter.ImportanceBetween _ -> known.add(condition);
        case Filter.TimeBetween time -> {
          if (time.field() == TimeField.EVENT_TIME || time.field() == TimeField.RECORD_TIME) {
            known.add(condition);
            known.add(condition.negate());
          }
        }
        case Filter.TypeIn _,
            Filter.SessionIn _,
            Filter.HasMetadata _,
            Filter.MetadataBetween _ -> {
          if (alone) {
            known.add(condition);
            known.add(condition.negate());
          }
        }
        default -> {}
      }
      for (Filter filter : known) {
        for (String namespace : segment.namespaces()) {
          RowRange range = segment.rows(namespace);
          assertThat(new FilterEstimate(segment, range).rows(filter))
              .as("%s: %s", namespace, filter)
              .isEqualTo(expected(range, filter).getCardinality());
        }
      }
    }
  }
}

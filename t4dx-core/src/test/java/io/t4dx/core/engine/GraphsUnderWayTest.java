package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.store.Reads;
import io.t4dx.store.Snapshot;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.StoreStats;
import io.t4dx.testing.Agreement;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Rounds;
import io.t4dx.testing.TwinAgreement;
import io.t4dx.testing.VariedFilters;
import io.t4dx.testing.VariedItems;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Segments that are large enough to be searched through graphs, asked while memtables are flushed
 * and graphs are built, and changed across segments. A search through a graph may miss a little; it
 * may not find less than there is, nor anything that must not be found.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class GraphsUnderWayTest {
  private static final int ROUNDS = 1;
  private static final int SEGMENTS = 3;
  private static final int A_SEGMENT = 2_800;
  private static final int BATCH = 400;
  private static final int DIMENSION = 16;
  private static final double LEAST_RECALL = 0.95;
  private static final String MAIN = "main";

  @Test
  void searchesFindWhatTheModelHasWhateverIsBuiltMeanwhile() {
    Rounds.runInTurn("GraphsUnderWayTest", ROUNDS, seed -> new Round(seed).run());
  }

  private static final class Round {
    private final ManualClock clock = ManualClock.standing();
    private final SplittableRandom random;
    private final Metric metric;
    private final VariedItems items;
    private final VariedFilters filters;
    private final Rig rig;
    private int inserted;

    Round(long seed) {
      this.random = new SplittableRandom(seed);
      this.metric = Metric.ofCode(1 + (int) (seed % 3));
      this.items = new VariedItems(random, clock, DIMENSION, SEGMENTS * A_SEGMENT);
      this.filters = new VariedFilters(random, items);
      StoreOptions options =
          StoreOptions.builder()
              .clock(clock)
              .randomSeed(seed)
              .metric(metric)
              .memtableItems(A_SEGMENT)
              .build();
      this.rig = new Rig(EngineTuning.DEFAULT::open, options, clock);
    }

    void run() {
      rig.open();
      write(SEGMENTS * A_SEGMENT / 2);
      ModelReads then = rig.model();
      try (Snapshot held = rig.store().snapshot()) {
        write(SEGMENTS * A_SEGMENT / 2);
        rig.store().flush();
        ask(5, "while graphs are built");
        awaitGraphs();
        ask(15, "through graphs");
        for (int i = 0; i < 6; i++) {
          change(80);
          ask(1, "through graphs, changed");
        }
        ask("held through it all", held, then, 5);
      }
      rig.close();
      rig.open();
      awaitGraphs();
      ask(10, "through graphs that were opened");
      rig.close();
    }

    /** New items, and changes of old ones among them, with questions in between. */
    private void write(int count) {
      for (int written = 0; written < count; written += BATCH) {
        clock.advance(1_000);
        List<Operation> batch = new ArrayList<>();
        for (int i = Math.min(BATCH, count - written); i > 0; i--) {
          ItemKey key = new ItemKey(namespace(), items.ids().get(inserted++));
          batch.add(new Operation.Insert(items.draft(key), List.of()));
        }
        rig.write(batch);
        change(5);
        ask(1, "at item " + inserted);
      }
    }

    /** The other namespaces are there to be left out. */
    private String namespace() {
      return random.nextInt(6) == 0 ? items.namespace() : MAIN;
    }

    private void change(int count) {
      List<Operation> batch = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ItemKey key = new ItemKey(namespace(), items.ids().get(random.nextInt(inserted)));
        batch.add(
            switch (random.nextInt(5)) {
              case 0 -> new Operation.Delete(key);
              case 1 -> new Operation.Insert(items.draft(key), List.of());
              default -> new Operation.UpdateFields(key, items.patch());
            });
      }
      rig.write(batch);
    }

    /** A graph that is built at last makes a difference to the next search, not to its answer. */
    private void awaitGraphs() {
      StoreStats.Segments segments = rig.store().stats().segments();
      while (segments.pendingGraphs() > 0) {
        LockSupport.parkNanos(100_000);
        segments = rig.store().stats().segments();
      }
      assertThat(segments.graphs()).isGreaterThanOrEqualTo(SEGMENTS);
    }

    private void ask(int searches, String when) {
      ask(when, rig.store(), rig.model(), searches);
    }

    private void ask(String when, Reads store, ModelReads model, int searches) {
      try {
        TwinAgreement twins = new TwinAgreement(when, model, store, metric);
        double recall = 0;
        for (int i = 0; i < searches; i++) {
          recall += (search(twins, wide()) + search(twins, filters.filter())) / 2;
        }
        // One search of one item may miss it: only many say how good they are.
        if (searches >= 10) {
          assertThat(recall / searches).as("recall %s", when).isGreaterThan(LEAST_RECALL);
        }
        Agreement agreement = Agreement.of(store, model);
        agreement.onCount(MAIN, filters.filter());
        agreement.onScan(Scan.in(MAIN).where(filters.filter()).returning(Parts.FIELDS));
        agreement.onItem(items.key());
        agreement.onSearch(
            Search.in(MAIN).nearest(items.vector()).k(20).where(wide()).exact().build());
      } catch (AssertionError e) {
        throw new AssertionError(when + ": " + e.getMessage(), e);
      }
    }

    private double search(TwinAgreement twins, Filter filter) {
      Search.Builder search = Search.in(MAIN).nearest(items.vector()).where(filter);
      if (random.nextBoolean()) {
        search.validOrNot();
      }
      return twins.recall(
          search.k(random.nextInt(1, 30)).build(), search.k(10_000).exact().build());
    }

    /** Accepts so many that graphs are worth it. */
    private Filter wide() {
      return switch (random.nextInt(4)) {
        case 0 -> Filter.hasMetadata("topic");
        case 1 -> Filter.kappaBetween(0f, 0.9f);
        case 2 -> Filter.session("session 7").negate();
        default -> Filter.everything();
      };
    }
  }
}

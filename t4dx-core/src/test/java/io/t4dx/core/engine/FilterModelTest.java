package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.store.Snapshot;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.Agreement;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Rounds;
import io.t4dx.testing.VariedFilters;
import io.t4dx.testing.VariedItems;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/**
 * Trees of conditions over segments of many rows, with patches, deletions and replacements on top,
 * answered as the model answers them. What is asked is spread from nothing to everything, so that
 * statistics, orders, postings, row-by-row tests and corrections all decide something.
 */
final class FilterModelTest {
  private static final int ROUNDS = 3;
  private static final int IDS = 1_400;
  private static final int SEGMENTS = 3;
  private static final int QUESTIONS = 80;
  private static final int DIMENSION = 6;

  /** How many filters accepted nothing, up to 1%, up to 10%, less than all, all. */
  private final AtomicLongArray spread = new AtomicLongArray(5);

  @Test
  void filtersAcceptWhatTheModelAccepts() {
    boolean all = Rounds.run("FilterModelTest", ROUNDS, seed -> new Round(seed).run());
    for (int i = 0; all && i < spread.length(); i++) {
      assertThat(spread.get(i)).as("%s: share %d of filters", spread, i).isGreaterThan(20);
    }
  }

  private final class Round {
    private final ManualClock clock = ManualClock.standing();
    private final SplittableRandom random;
    private final VariedItems items;
    private final VariedFilters filters;
    private final Rig rig;

    Round(long seed) {
      this.random = new SplittableRandom(seed);
      this.items = new VariedItems(random, clock, DIMENSION, IDS);
      this.filters = new VariedFilters(random, items);
      StoreOptions options =
          StoreOptions.builder()
              .clock(clock)
              .randomSeed(seed)
              .metric(Metric.ofCode(1 + (int) (seed % 3)))
              .memtableItems(1_000_000)
              .build();
      this.rig =
          new Rig(
              EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER)::open, options, clock);
    }

    void run() {
      rig.open();
      for (int segment = 0; segment < SEGMENTS; segment++) {
        fill(IDS / SEGMENTS);
        rig.store().flush();
      }
      assertThat(rig.store().stats().segments().rows()).isGreaterThan(IDS / 2);
      ask("over bare segments");
      ModelReads before = rig.model();
      try (Snapshot held = rig.store().snapshot()) {
        change(300);
        ask("over changes in a memtable");
        rig.store().flush();
        ask("over changes in a segment");
        change(100);
        ask(Agreement.of(held, before), before, "before the changes");
      }
      ask("over changes in both");
      rig.close();
      rig.open();
      ask("after opening");
      rig.close();
    }

    private void fill(int count) {
      List<Operation> batch = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        clock.advance(random.nextInt(1_000));
        batch.add(new Operation.Insert(items.draft(items.key()), List.of()));
        batch.add(new Operation.PutEdge(items.edge(items.namespace())));
        if (batch.size() >= 50) {
          rig.write(batch);
          batch.clear();
        }
      }
      rig.write(batch);
    }

    private void change(int count) {
      for (int i = 0; i < count; i++) {
        clock.advance(random.nextInt(1_000));
        ItemKey key = items.key();
        rig.write(
            List.of(
                switch (random.nextInt(10)) {
                  case 0 -> new Operation.Delete(key);
                  case 1 -> new Operation.Insert(items.draft(key), List.of());
                  case 2 -> new Operation.PutEdge(items.edge(key.namespace()));
                  default -> new Operation.UpdateFields(key, items.patch());
                }));
      }
    }

    private void ask(String when) {
      ask(rig.agreement(), rig.model(), when);
    }

    private void ask(Agreement agreement, ModelReads model, String when) {
      for (int i = 0; i < QUESTIONS; i++) {
        Filter filter = filters.filter();
        String namespace = items.namespace();
        try {
          note(model.count(namespace, filter), model.count(namespace, Filter.everything()));
          agreement.onCount(namespace, filter);
          agreement.onSearch(search(namespace, filter));
          if (i % 3 == 0) {
            agreement.onScan(scan(namespace, filter));
          }
          if (i % 10 == 0) {
            agreement.onTraversal(traversal(namespace));
          }
        } catch (AssertionError e) {
          throw new AssertionError(when + ": " + filter + "\n" + e.getMessage(), e);
        }
      }
    }

    private void note(long accepted, long all) {
      int share =
          accepted == 0
              ? 0
              : accepted == all ? 4 : accepted * 100 <= all ? 1 : accepted * 10 <= all ? 2 : 3;
      spread.incrementAndGet(share);
    }

    private Search search(String namespace, Filter filter) {
      Search.Builder search =
          Search.in(namespace)
              .nearest(items.vector())
              .k(random.nextInt(3) == 0 ? 1_000 : random.nextInt(1, 30))
              .where(filter);
      switch (random.nextInt(3)) {
        case 0 -> search.validAt(items.time());
        case 1 -> search.validOrNot();
        default -> {}
      }
      search.returning(parts());
      return random.nextBoolean() ? search.exact().build() : search.build();
    }

    /** Mostly not the content, which is not what a filter can get wrong. */
    private Parts parts() {
      return new Parts(random.nextInt(8) == 0, random.nextBoolean());
    }

    private Scan scan(String namespace, Filter filter) {
      ScanOrder[] orders = ScanOrder.values();
      ScanOrder order = orders[random.nextInt(orders.length)];
      Scan scan = Scan.in(namespace).where(filter);
      scan = random.nextBoolean() ? scan.by(order) : scan.byDescending(order);
      scan = scan.returning(parts());
      return random.nextInt(3) == 0 ? scan.limit(random.nextInt(1, 50)) : scan;
    }

    private Traversal traversal(String namespace) {
      Direction[] directions = Direction.values();
      Traversal traversal =
          Traversal.from(namespace, items.ids().get(random.nextInt(20)))
              .direction(directions[random.nextInt(directions.length)])
              .depth(random.nextInt(1, 4))
              .maxNodes(random.nextInt(1, 60));
      if (random.nextBoolean()) {
        traversal = traversal.types(items.edgeType());
      }
      if (random.nextBoolean()) {
        traversal = traversal.minWeight((float) random.nextDouble());
      }
      return random.nextBoolean()
          ? traversal.createdBetween(items.time(), items.time())
          : traversal;
    }
  }
}

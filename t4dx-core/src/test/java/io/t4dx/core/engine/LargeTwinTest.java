package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.engine.EngineTuning.Flushing;
import io.t4dx.core.engine.Twin.Disturbance;
import io.t4dx.core.engine.Twin.Way;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Rounds;
import io.t4dx.testing.TwinAgreement;
import io.t4dx.testing.VariedFilters;
import io.t4dx.testing.VariedItems;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The twins of {@link MetamorphicTwinTest} with so many items that their ways of answering differ:
 * one by one in memtables, through a graph over one segment, exactly over several, and through
 * graphs that were joined.
 */
final class LargeTwinTest {
  private static final int ROUNDS = 1;
  private static final int ITEMS = 3_000;
  private static final int BATCH = 250;
  private static final int DIMENSION = 16;
  private static final int QUESTIONS = 24;
  private static final double LEAST_RECALL = 0.95;
  private static final String MAIN = "main";

  @Test
  void graphsPostingsAndOrdersAnswerAsMemtablesDo() {
    Rounds.runInTurn("LargeTwinTest", ROUNDS, seed -> new Round(seed).run());
  }

  private static final class Round {
    private final ManualClock clock = ManualClock.standing();
    private final SplittableRandom random;
    private final Metric metric;
    private final VariedItems items;
    private final VariedFilters filters;
    private final List<Twin> twins = new ArrayList<>();

    Round(long seed) {
      this.random = new SplittableRandom(seed);
      this.metric = Metric.ofCode(1 + (int) (seed % 3));
      this.items = new VariedItems(random, clock, DIMENSION, ITEMS);
      this.filters = new VariedFilters(random, items);
    }

    void run() {
      EngineTuning caller = EngineTuning.DEFAULT.flushing(Flushing.CALLER);
      twin("memtables", EngineTuning.DEFAULT.flushing(Flushing.NEVER), 1_000_000);
      twin("one segment with a graph", caller, 1_000_000);
      twin(
          "segments without graphs",
          caller.graphFrom(Integer.MAX_VALUE).merging(MergePolicy.NEVER),
          ITEMS / 4);
      twin("segments that are merged", caller.graphFrom(1), ITEMS / 10);
      for (int i = 0; i < ITEMS; i += BATCH) {
        write(inserts(i));
      }
      twins.forEach(twin -> twin.store().flush());
      assertThat(twins.get(1).store().stats().segments().graphs()).isEqualTo(1);
      assertThat(twins.get(2).store().stats().segments().count()).isGreaterThan(2);
      assertThat(twins.get(3).store().stats().segments().merges()).isPositive();
      compare();
      for (int i = 0; i < 10; i++) {
        write(changes());
      }
      compare();
      twins.forEach(twin -> twin.store().flush());
      twins.forEach(Twin::reopen);
      compare();
      twins.forEach(Twin::close);
    }

    private void twin(String name, EngineTuning tuning, int memtableItems) {
      StoreOptions options =
          StoreOptions.builder()
              .clock(clock)
              .randomSeed(1)
              .metric(metric)
              .memtableItems(memtableItems)
              .build();
      twins.add(new Twin(new Way(name, tuning, options, List.<Disturbance>of()), random.split()));
    }

    private List<Operation> inserts(int from) {
      List<Operation> batch = new ArrayList<>();
      for (int i = from; i < from + BATCH; i++) {
        String namespace = random.nextInt(6) == 0 ? items.namespace() : MAIN;
        ItemKey key = new ItemKey(namespace, items.ids().get(i));
        batch.add(new Operation.Insert(items.draft(key), List.of(items.edge(namespace))));
      }
      return batch;
    }

    private List<Operation> changes() {
      List<Operation> batch = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        ItemKey key = new ItemKey(MAIN, items.id());
        batch.add(
            switch (random.nextInt(6)) {
              case 0 -> new Operation.Delete(key);
              case 1 -> new Operation.Insert(items.draft(key), List.of());
              case 2 -> new Operation.PutEdge(items.edge(MAIN));
              default -> new Operation.UpdateFields(key, items.patch());
            });
      }
      return batch;
    }

    private void write(List<Operation> batch) {
      clock.advance(random.nextInt(1_000));
      long lsn = twins.getFirst().write(batch).lsn();
      for (Twin twin : twins.subList(1, twins.size())) {
        assertThat(twin.write(batch).lsn()).isEqualTo(lsn);
      }
    }

    private void compare() {
      List<TwinAgreement> agreements = new ArrayList<>();
      for (Twin twin : twins.subList(1, twins.size())) {
        agreements.add(
            new TwinAgreement(twin.name(), twins.getFirst().store(), twin.store(), metric));
      }
      agreements.forEach(TwinAgreement::onState);
      double recall = 0;
      for (int i = 0; i < QUESTIONS; i++) {
        Filter filter = i % 4 == 0 ? Filter.everything() : filters.filter();
        Search exact = search(filter).exact().build();
        Search.Builder wide = search(Filter.hasMetadata("topic")).returning(Parts.FIELDS);
        Search some = wide.build();
        Search all = wide.k(10_000).exact().build();
        Scan scan = scan(filter);
        Traversal traversal = traversal();
        ItemKey key = items.key();
        for (TwinAgreement agreement : agreements) {
          agreement.onSearch(exact);
          recall += agreement.recall(some, all);
          if (i % 3 == 0) {
            agreement.onScan(scan);
          }
          agreement.onCount(MAIN, filter);
          agreement.onTraversal(traversal);
          agreement.onItem(key);
          agreement.onEdges(MAIN, key.id(), Direction.BOTH);
        }
      }
      assertThat(recall / QUESTIONS / agreements.size()).isGreaterThan(LEAST_RECALL);
    }

    private Search.Builder search(Filter filter) {
      return Search.in(MAIN).nearest(items.vector()).k(random.nextInt(1, 20)).where(filter);
    }

    private Scan scan(Filter filter) {
      ScanOrder[] orders = ScanOrder.values();
      ScanOrder order = orders[random.nextInt(orders.length)];
      Scan scan = Scan.in(MAIN).where(filter);
      scan = random.nextBoolean() ? scan.by(order) : scan.byDescending(order);
      return scan.returning(Parts.FIELDS);
    }

    private Traversal traversal() {
      Direction[] directions = Direction.values();
      return Traversal.from(MAIN, items.ids().get(random.nextInt(30)))
          .direction(directions[random.nextInt(directions.length)])
          .depth(random.nextInt(1, 4))
          .minWeight((float) random.nextDouble() / 2)
          .maxNodes(500);
    }
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.engine.EngineTuning.Flushing;
import io.t4dx.core.engine.Twin.Disturbance;
import io.t4dx.core.engine.Twin.Way;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.RandomItems;
import io.t4dx.testing.RandomOperations;
import io.t4dx.testing.RandomQueries;
import io.t4dx.testing.Rounds;
import io.t4dx.testing.TwinQuestions;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same writes to stores that keep them differently: in memtables of any size, with and without
 * graphs, synced or not, flushed by whomever, closed, opened and without power at other moments. No
 * answer may tell which of them gave it.
 */
final class MetamorphicTwinTest {
  private static final int ROUNDS = 12;
  private static final int STEPS = 100;

  private final LongAdder flushes = new LongAdder();
  private final LongAdder disturbances = new LongAdder();

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void storesThatKeepTheSameWritesDifferentlyAnswerAlike() {
    if (Rounds.run("MetamorphicTwinTest", ROUNDS, seed -> new Round(seed).run())) {
      assertThat(flushes.sum()).isGreaterThan(20L * ROUNDS);
      assertThat(disturbances.sum()).isGreaterThan(20L * ROUNDS);
    }
  }

  private final class Round {
    private final ManualClock clock = ManualClock.standing();
    private final SplittableRandom random;
    private final int dimension;
    private final Metric metric;
    private final RandomItems items;
    private final RandomOperations operations;
    private final RandomQueries queries;
    private final List<Twin> twins = new ArrayList<>();

    Round(long seed) {
      this.random = new SplittableRandom(seed);
      // From 64 dimensions on, segments have codes.
      this.dimension = random.nextInt(4) == 0 ? random.nextInt(64, 81) : random.nextInt(1, 20);
      this.metric = Metric.ofCode(random.nextInt(1, 4));
      this.items = new RandomItems(random, clock, dimension, random.nextInt(3, 16));
      this.operations = new RandomOperations(random, items);
      this.queries = new RandomQueries(random, items);
    }

    void run() {
      for (Way way : ways()) {
        twins.add(new Twin(way, random.split()));
      }
      for (int step = 0; step < STEPS; step++) {
        clock.advance(random.nextInt(40));
        write(operations.namedBatch());
        twins.forEach(Twin::maybeDisturb);
        if (step % 10 == 0) {
          compare(TwinQuestions.some(3, items, queries));
        }
      }
      compare(TwinQuestions.all(items, queries));
      twins.forEach(twin -> twin.store().flush());
      compare(TwinQuestions.all(items, queries));
      twins.forEach(Twin::reopen);
      compare(TwinQuestions.all(items, queries));
      for (Twin twin : twins) {
        flushes.add(twin.flushes());
        for (Disturbance disturbance : Disturbance.values()) {
          disturbances.add(twin.disturbed(disturbance));
        }
        twin.close();
      }
    }

    private List<Way> ways() {
      EngineTuning caller = EngineTuning.DEFAULT.flushing(Flushing.CALLER);
      EngineTuning background = EngineTuning.DEFAULT.flushing(Flushing.BACKGROUND);
      return List.of(
          new Way(
              "all in memtables",
              EngineTuning.DEFAULT.flushing(Flushing.NEVER),
              options().build(),
              List.of()),
          new Way(
              "all in memtables, replayed",
              EngineTuning.DEFAULT.flushing(Flushing.NEVER),
              options().syncMode(SyncMode.fdatasync()).build(),
              List.of(Disturbance.REOPENING, Disturbance.CRASH)),
          new Way(
              "tiny memtables, graphs",
              caller.graphFrom(1),
              options().memtableItems(random.nextInt(3, 12)).build(),
              List.of(Disturbance.values())),
          new Way(
              "large memtables, no graphs",
              caller.graphFrom(Integer.MAX_VALUE),
              options().syncMode(SyncMode.none()).build(),
              List.of(Disturbance.FLUSH, Disturbance.REOPENING)),
          new Way(
              "flushed in the background, graphs",
              background.graphFrom(1),
              options()
                  .syncMode(SyncMode.interval(Duration.ofHours(1)))
                  .memtableItems(random.nextInt(6, 40))
                  .build(),
              List.of(Disturbance.FLUSH, Disturbance.REOPENING)),
          new Way(
              "flushed in the background, no graphs",
              background.graphFrom(Integer.MAX_VALUE),
              options().syncMode(SyncMode.fdatasync()).memtableItems(random.nextInt(5, 20)).build(),
              List.of(Disturbance.REOPENING, Disturbance.CRASH)));
    }

    private StoreOptions.Builder options() {
      return StoreOptions.builder()
          .clock(clock)
          .randomSeed(random.nextLong())
          .metric(metric)
          .dimension(dimension)
          .logFileBytes(64 << 10)
          .logLineBytes(64 << 10)
          .frozenMemtables(64)
          .stallTimeout(Duration.ofMinutes(1));
    }

    private void write(List<Operation> batch) {
      WriteResult wanted = twins.getFirst().write(batch);
      for (Twin twin : twins.subList(1, twins.size())) {
        WriteResult result = twin.write(batch);
        assertThat(result.lsn()).as("lsn of %s", twin.name()).isEqualTo(wanted.lsn());
        assertThat(result.outcomes()).as(twin.name()).isEqualTo(wanted.outcomes());
        assertThat(result.ids()).as(twin.name()).isEqualTo(wanted.ids());
      }
    }

    private void compare(TwinQuestions questions) {
      Twin first = twins.getFirst();
      for (Twin twin : twins.subList(1, twins.size())) {
        questions.ask(first.name() + " and " + twin.name(), first.store(), twin.store(), metric);
      }
    }
  }
}

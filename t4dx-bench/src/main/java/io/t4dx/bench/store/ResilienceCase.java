package io.t4dx.bench.store;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.component.Agent;
import io.t4dx.component.Neuromodulator;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** What resilience adds to a write and a read, and what a checkpoint of a large store takes. */
final class ResilienceCase implements StoreCase {
  private static final int ROUNDS = 8;
  private static final int WRITES = 1_000;
  private static final int READS = 100_000;
  private static final int CHECKPOINTS = 7;
  private static final int BATCH = 1_000;

  @Override
  public String name() {
    return "resilience";
  }

  @Override
  public void run(FilledStores stores, BenchReport report) throws InterruptedException {
    addedToCalls(stores, report);
    checkpoints(stores, report);
  }

  /** In turns, so that what changes on the machine meets both. */
  private void addedToCalls(FilledStores stores, BenchReport report) {
    Latencies plainWrites = new Latencies();
    Latencies guardedWrites = new Latencies();
    double plainGet = Double.MAX_VALUE;
    double guardedGet = Double.MAX_VALUE;
    try (Store plain = T4dx.open(stores.directory("plain"), options().build());
        Store guarded =
            T4dx.openResilient(
                stores.directory("guarded"), options().build(), ResilienceOptions.defaults())) {
      for (int round = 0; round < ROUNDS; round++) {
        boolean warm = round > 0;
        write(plain, round, warm ? plainWrites : new Latencies());
        write(guarded, round, warm ? guardedWrites : new Latencies());
        plainGet = Math.min(plainGet, nanosOfGet(plain));
        guardedGet = Math.min(guardedGet, nanosOfGet(guarded));
      }
    }
    report.add(result("durable insert, plain, median", "us", plainWrites.quantile(0.5) / 1e3));
    report.add(
        result("durable insert, resilient, median", "us", guardedWrites.quantile(0.5) / 1e3));
    report.add(result("get, plain, best round", "ns", plainGet));
    report.add(result("get, resilient, best round", "ns", guardedGet));
  }

  private static StoreOptions.Builder options() {
    return StoreOptions.builder().sleep(SleepOptions.builder().automatic(false).build());
  }

  private static void write(Store store, int round, Latencies latencies) {
    for (int i = 0; i < WRITES; i++) {
      ItemDraft item =
          ItemDraft.in("bench").id(new UUID(1, (long) round * WRITES + i)).content("text").build();
      long start = System.nanoTime();
      store.insert(item);
      latencies.add(System.nanoTime() - start);
    }
  }

  private static double nanosOfGet(Store store) {
    SplittableRandom random = new SplittableRandom(1);
    long start = System.nanoTime();
    for (int i = 0; i < READS; i++) {
      ItemKey key = new ItemKey("bench", new UUID(1, random.nextInt(WRITES)));
      if (store.get(key).isEmpty()) {
        throw new IllegalStateException(key + " is gone");
      }
    }
    return (double) (System.nanoTime() - start) / READS;
  }

  /** While a writer changes a component and inserts an item in each batch. */
  private void checkpoints(FilledStores stores, BenchReport report) throws InterruptedException {
    Path directory = stores.directory("checkpointed");
    int items = stores.sizes().items();
    fill(directory, items);
    Latencies took = new Latencies();
    Latencies pauses = new Latencies();
    Latencies writes = new Latencies();
    Latencies others = new Latencies();
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean taking = new AtomicBoolean();
    Agent agent = Agent.of(1_024, 1);
    try (Store store = T4dx.open(directory, options().components(agent.components()).build())) {
      Thread writer =
          Thread.ofPlatform().start(() -> writeOn(store, items, ended, taking, writes, others));
      long bytes = 0;
      for (int i = 0; i < CHECKPOINTS; i++) {
        Thread.sleep(300);
        taking.set(true);
        Checkpoint checkpoint = store.checkpoint();
        taking.set(false);
        took.add(checkpoint.took().toNanos());
        pauses.add(checkpoint.pause().toNanos());
        bytes = checkpoint.bytes();
      }
      ended.set(true);
      writer.join();
      report.note(
          "%,d items in %d segments, checkpoints of %,d bytes, %d writes beside them"
              .formatted(items, store.stats().segments().count(), bytes, writes.size()));
    }
    report.add(result("checkpoint, median", "ms", took.quantile(0.5) / 1e6));
    report.add(result("checkpoint, longest", "ms", took.quantile(1) / 1e6));
    report.add(result("checkpoint, longest pause", "ms", pauses.quantile(1) / 1e6));
    report.add(result("write beside checkpoints, longest", "ms", writes.quantile(1) / 1e6));
    report.add(result("write without them, longest", "ms", others.quantile(1) / 1e6));
  }

  private static void fill(Path directory, int items) {
    StoreOptions options =
        options()
            .syncMode(SyncMode.none())
            .memtableItems(100_000)
            .memtableBytes(1L << 30)
            .merging(false)
            .build();
    try (Store store = T4dx.open(directory, options)) {
      for (int first = 0; first < items; first += BATCH) {
        WriteBatch batch = new WriteBatch();
        for (int i = first; i < first + BATCH; i++) {
          batch.insert(ItemDraft.in("bench").id(new UUID(2, i)).content("item " + i).build());
        }
        store.write(batch);
      }
    }
  }

  private static void writeOn(
      Store store,
      int from,
      AtomicBoolean ended,
      AtomicBoolean taking,
      Latencies beside,
      Latencies without) {
    for (int i = from; !ended.get(); i++) {
      WriteBatch batch =
          new WriteBatch()
              .insert(ItemDraft.in("bench").id(new UUID(2, i)).content("item").build())
              .change("serotonin", Neuromodulator.SEROTONIN_MOOD, Neuromodulator.setting(i));
      boolean during = taking.get();
      long start = System.nanoTime();
      store.write(batch);
      (during || taking.get() ? beside : without).add(System.nanoTime() - start);
    }
  }
}

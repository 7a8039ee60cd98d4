package io.t4dx.bench.store;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Search;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Batches of 100 items of 384 dimensions with FDATASYNC, while a reader searches: beside a store
 * that never flushes, whose rate is the log's alone.
 */
final class IngestCase implements StoreCase {
  private static final int DIMENSIONS = 384;
  private static final int CONTENT_BYTES = 300;
  private static final int BATCH = 100;
  private static final int LOG_ONLY = 20_000;
  private static final long READER_PAUSE_NANOS = 2_000_000;
  private static final long QUIET_NANOS = 3_000_000_000L;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    Memories memories = new Memories(DIMENSIONS, CONTENT_BYTES);
    float[] query = memories.vectors(stores.sizes().ingested(), 1).row(0);
    double log = logAlone(stores, memories);
    report.add(result("the log alone", "items/s", log));
    StoreOptions options =
        StoreOptions.builder()
            .syncMode(SyncMode.fdatasync())
            .stallTimeout(Duration.ofHours(1))
            .build();
    try (Store store = T4dx.open(stores.directory("ingest"), options)) {
      Reader reader = new Reader(store, query);
      Thread thread = new Thread(reader, "bench-reader");
      thread.start();
      Ingest ingest = Ingest.into(store, memories, stores.sizes().ingested());
      Latencies busy = reader.take();
      report.add(result("items before the first stall", "count", ingest.burst()));
      report.add(result("taken in before the first stall", "items/s", ingest.burstRate()));
      report.add(result("of the log alone", "share", ingest.burstRate() / log));
      if (ingest.stalled()) {
        report.add(result("taken in from then on", "items/s", ingest.laterRate()));
      } else {
        report.note("t4dx: no writer had to wait: there is no rate from then on");
      }
      report.add(result("taken in, all", "items/s", ingest.rate()));
      long start = System.nanoTime();
      store.flush();
      Background.await(store);
      report.add(result("until the last graph was built", "s", (System.nanoTime() - start) / 1e9));
      reader.take();
      LockSupport.parkNanos(QUIET_NANOS);
      Latencies quiet = reader.take();
      reader.stop();
      thread.join();
      report.add(result("reader's p50 while writing", "us", busy.quantile(0.5) / 1e3));
      report.add(result("reader's p99 while writing", "us", busy.quantile(0.99) / 1e3));
      report.add(result("reader's p50 when quiet", "us", quiet.quantile(0.5) / 1e3));
      report.add(result("reader's p99 when quiet", "us", quiet.quantile(0.99) / 1e3));
      report.add(result("stalls", "count", (double) store.stats().stalls()));
    }
  }

  /** What the log takes where nothing is flushed. */
  private static double logAlone(FilledStores stores, Memories memories) {
    StoreOptions options =
        StoreOptions.builder()
            .syncMode(SyncMode.fdatasync())
            .memtableItems(1_000_000)
            .memtableBytes(1L << 30)
            .build();
    try (Store store = T4dx.open(stores.directory("log-alone"), options)) {
      Ingest.into(store, memories, LOG_ONLY);
      return Ingest.into(store, memories, LOG_ONLY).rate();
    }
  }

  /**
   * How fast items were taken in; making the items is not counted. The batch that waited first is
   * the first one that counts as later.
   *
   * @param burst items before a writer first had to wait for memory
   */
  private record Ingest(int items, long nanos, int burst, long burstNanos) {
    static Ingest into(Store store, Memories memories, int items) {
      long before = store.stats().stalls();
      long nanos = 0;
      int burst = 0;
      long burstNanos = 0;
      for (int first = 0; first < items; first += BATCH) {
        List<ItemDraft> drafts = memories.items(first, BATCH);
        WriteBatch batch = new WriteBatch();
        drafts.forEach(batch::insert);
        long start = System.nanoTime();
        store.write(batch);
        nanos += System.nanoTime() - start;
        if (store.stats().stalls() == before) {
          burst += BATCH;
          burstNanos = nanos;
        }
      }
      return new Ingest(items, nanos, burst, burstNanos);
    }

    double rate() {
      return items / (nanos / 1e9);
    }

    double burstRate() {
      return burst / (burstNanos / 1e9);
    }

    boolean stalled() {
      return burst < items;
    }

    double laterRate() {
      return (items - burst) / ((nanos - burstNanos) / 1e9);
    }
  }

  /** Searches every few milliseconds. */
  private static final class Reader implements Runnable {
    private final Store store;
    private final Search search;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private Latencies latencies = new Latencies();

    Reader(Store store, float[] query) {
      this.store = store;
      this.search = Search.in(Memories.NAMESPACE).nearest(query).build();
    }

    @Override
    public void run() {
      while (!stopped.get()) {
        long start = System.nanoTime();
        store.search(search);
        note(System.nanoTime() - start);
        LockSupport.parkNanos(READER_PAUSE_NANOS);
      }
    }

    private synchronized void note(long nanos) {
      latencies.add(nanos);
    }

    /** What was timed since the last call. */
    synchronized Latencies take() {
      Latencies taken = latencies;
      latencies = new Latencies();
      return taken;
    }

    void stop() {
      stopped.set(true);
    }
  }
}

package io.t4dx.bench.sleep;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.store.Background;
import io.t4dx.bench.store.Memories;
import io.t4dx.query.Search;
import io.t4dx.sleep.SleepListener;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A reader and a writer while a cycle runs that nobody waits for; and both again in a store as it
 * was before, for as many writes, without a cycle. What the store has grown by is in both.
 */
final class BesideCase implements SleepCase {
  private static final int DIMENSIONS = 384;
  private static final int SEGMENTS = 10;
  private static final long READER_PAUSE_NANOS = 2_000_000;
  private static final long WRITER_PAUSE_NANOS = 1_000_000;
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public String name() {
    return "beside";
  }

  @Override
  public void run(Path at, double share, BenchReport report)
      throws IOException, InterruptedException {
    int items = (int) (100_000 * share);
    Memories memories = new Memories(DIMENSIONS, 300);
    Load.Seen busy;
    try (Store store = filled(at.resolve("sleeping"), memories, items)) {
      Load load = new Load(store, memories, items, Long.MAX_VALUE);
      load.start();
      store.sleep().resume();
      ended.await();
      busy = load.take();
      store.sleep().pause();
      load.stop();
    }
    Load.Seen quiet;
    try (Store store = filled(at.resolve("awake"), memories, items)) {
      Load load = new Load(store, memories, items, busy.writes());
      load.start();
      load.awaitWrites();
      quiet = load.take();
      load.stop();
    }
    report.add(result("the cycle", "s", busy.seconds()));
    add(report, "quiet", quiet);
    add(report, "during the cycle", busy);
    report.add(
        result(
            "reader's p99, of quiet",
            "ratio",
            (double) busy.reads().quantile(0.99) / quiet.reads().quantile(0.99)));
    report.add(result("writes, of quiet", "ratio", busy.writeRate() / quiet.writeRate()));
  }

  /** A store whose segments all have their graphs, and that would sleep if it were not paused. */
  private Store filled(Path at, Memories memories, int items)
      throws IOException, InterruptedException {
    SleepListener end =
        new SleepListener() {
          @Override
          public void ended(SleepReport done) {
            ended.countDown();
          }
        };
    Store store =
        T4dx.open(
            at,
            Slept.options(
                    SleepOptions.builder()
                        .set(SleepSetting.PRESSURE_LIMIT, 0)
                        .set(SleepSetting.NREM_SEGMENTS, 2)
                        .set(SleepSetting.CLUSTER_MOST, 2_000)
                        .set(SleepSetting.PRUNE_EVERY, 1)
                        .listener(end)
                        .build())
                .syncMode(SyncMode.fdatasync())
                .merging(false)
                .memtableItems(items / SEGMENTS)
                .build());
    store.sleep().pause();
    Slept.fill(store, memories, items, item -> item);
    store.flush();
    Background.await(store);
    return store;
  }

  private void add(BenchReport report, String when, Load.Seen seen) {
    report.add(result("reader's p50, " + when, "us", seen.reads().quantile(0.5) / 1e3));
    report.add(result("reader's p99, " + when, "us", seen.reads().quantile(0.99) / 1e3));
    report.add(result("writes, " + when, "batches/s", seen.writeRate()));
  }

  /** A reader that searches, and a writer of small batches, each with short pauses. */
  private static final class Load {
    private final Store store;
    private final Memories memories;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread reader = new Thread(this::read, "bench-reader");
    private final Thread writer = new Thread(this::write, "bench-writer");
    private final Search search;
    private final long most;
    private int next;
    private Latencies reads = new Latencies();
    private long writes;
    private long since = System.nanoTime();

    Load(Store store, Memories memories, int next, long most) {
      this.store = store;
      this.memories = memories;
      this.next = next;
      this.most = most;
      this.search = Search.in(Memories.NAMESPACE).nearest(memories.vectors(next, 1).row(0)).build();
    }

    record Seen(Latencies reads, long writes, double seconds) {
      double writeRate() {
        return writes / seconds;
      }
    }

    /** Returns when the writer has made all its writes. */
    void awaitWrites() throws InterruptedException {
      writer.join();
    }

    void start() {
      reader.start();
      writer.start();
    }

    private void read() {
      while (!stopped.get()) {
        long start = System.nanoTime();
        store.search(search);
        note(System.nanoTime() - start);
        LockSupport.parkNanos(READER_PAUSE_NANOS);
      }
    }

    private void write() {
      for (long written = 0; written < most && !stopped.get(); written++) {
        WriteBatch batch = new WriteBatch();
        memories.items(next, 1).forEach(batch::insert);
        next++;
        store.write(batch);
        wrote();
        LockSupport.parkNanos(WRITER_PAUSE_NANOS);
      }
    }

    private synchronized void note(long nanos) {
      reads.add(nanos);
    }

    private synchronized void wrote() {
      writes++;
    }

    /** What was seen since the last call. */
    synchronized Seen take() {
      long now = System.nanoTime();
      Seen seen = new Seen(reads, writes, (now - since) / 1e9);
      reads = new Latencies();
      writes = 0;
      since = now;
      return seen;
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      reader.join();
      writer.join();
    }
  }
}

package io.t4dx.bench.sleep;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.store.Graphs;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A reader and a writer while a cycle runs that nobody waits for, and while none does. */
final class BesideCase implements SleepCase {
  private static final int DIMENSIONS = 384;
  private static final int SEGMENTS = 10;
  private static final long READER_PAUSE_NANOS = 2_000_000;
  private static final long WRITER_PAUSE_NANOS = 1_000_000;
  private static final long QUIET_SECONDS = 10;

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
    SleepListener end =
        new SleepListener() {
          @Override
          public void ended(SleepReport done) {
            ended.countDown();
          }
        };
    try (Store store =
        T4dx.open(
            at.resolve("store"),
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
                .build())) {
      store.sleep().pause();
      Slept.fill(store, memories, items, item -> item);
      store.flush();
      Graphs.await(store);
      Load load = new Load(store, memories, items);
      load.start();
      load.take();
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      Load.Seen quiet = load.take();
      store.sleep().resume();
      ended.await();
      Load.Seen busy = load.take();
      store.sleep().pause();
      load.stop();
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
    private int next;
    private Latencies reads = new Latencies();
    private long writes;
    private long since = System.nanoTime();

    Load(Store store, Memories memories, int next) {
      this.store = store;
      this.memories = memories;
      this.next = next;
      this.search = Search.in(Memories.NAMESPACE).nearest(memories.vectors(next, 1).row(0)).build();
    }

    record Seen(Latencies reads, long writes, double seconds) {
      double writeRate() {
        return writes / seconds;
      }
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
      while (!stopped.get()) {
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

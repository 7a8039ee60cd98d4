package io.t4dx.torture.soak;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.write.FieldUpdate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Two writers, a reader and sleep at work in one store, whose items are replaced again and again:
 * after a while it must take no more of anything.
 */
public final class Soak {
  private static final String NAMESPACE = "soak";
  private static final int ITEMS = 20_000;
  private static final int DIMENSION = 32;
  private static final Duration STALL = Duration.ofSeconds(10);

  private final Delays writes = new Delays();
  private final Delays reads = new Delays();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Path directory;
  private volatile boolean ending;

  /** A soak in an empty directory. */
  public Soak(Path directory) {
    this.directory = directory;
  }

  private static StoreOptions options() {
    return StoreOptions.builder()
        .memtableItems(4_000)
        .logFileBytes(4 << 20)
        .stallTimeout(STALL)
        .dimension(DIMENSION)
        .sleep(
            SleepOptions.builder()
                .set(SleepSetting.PRESSURE_WRITES, 20_000)
                .set(SleepSetting.PRUNE_EVERY, 30)
                .set(SleepSetting.ARCHIVE_BYTES, 4 << 20)
                .build())
        .build();
  }

  /**
   * Works for so long, tells of each second, and returns the page.
   *
   * @throws Violation where a call failed, waited beyond its bound, or the store goes on growing
   */
  public String run(Duration time, PrintStream out) throws IOException, InterruptedException {
    try (Store store = T4dx.open(directory, options())) {
      List<Thread> threads =
          List.of(
              Thread.ofPlatform().start(() -> work(() -> write(store, new SplittableRandom(1)))),
              Thread.ofPlatform().start(() -> work(() -> write(store, new SplittableRandom(2)))),
              Thread.ofPlatform().start(() -> work(() -> read(store, new SplittableRandom(3)))));
      long start = System.nanoTime();
      while (System.nanoTime() - start < time.toNanos() && failure.get() == null) {
        Thread.sleep(1_000);
        Sample sample = sample(store, (System.nanoTime() - start) / 1e9);
        samples.add(sample);
        out.println(sample.line());
      }
      ending = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
    Throwable failed = failure.get();
    if (failed != null) {
      throw new Violation("a call failed: " + failed, failed);
    }
    new Verdict(samples, STALL).check();
    return SoakPage.of(samples);
  }

  private Sample sample(Store store, double second) throws IOException {
    Delays.Summary written = writes.take();
    Delays.Summary read = reads.take();
    Footprint print = Footprint.of(directory);
    return new Sample(
        second,
        written.count(),
        read.count(),
        written.median(),
        written.p99(),
        read.p99(),
        Math.max(written.most(), read.most()),
        print.heap(),
        print.mapped(),
        print.files(),
        print.fileBytes(),
        print.descriptors(),
        store.stats().segments().count(),
        store.stats().items());
  }

  private void work(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private static ItemKey key(SplittableRandom random) {
    return new ItemKey(NAMESPACE, new UUID(7, random.nextInt(ITEMS)));
  }

  private static float[] vector(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextDouble(-1, 1);
    }
    return vector;
  }

  private void write(Store store, SplittableRandom random) {
    while (!ending) {
      ItemKey key = key(random);
      int kind = random.nextInt(10);
      long begun = System.nanoTime();
      if (kind < 5) {
        store.insert(
            ItemDraft.in(NAMESPACE)
                .id(key.id())
                .content("memory ".repeat(random.nextInt(1, 40)))
                .kappa((float) random.nextDouble())
                .importance((float) random.nextDouble())
                .session("session " + random.nextInt(50))
                .vector(vector(random))
                .build(),
            EdgeDraft.of(NAMESPACE, key.id(), EdgeType.SEQUENCE, key(random).id(), 0.5f));
      } else if (kind < 9) {
        store.update(key, FieldUpdate.builder().addToAccessCount(1).addToKappa(0.01f).build());
      } else {
        store.delete(key);
      }
      writes.add(System.nanoTime() - begun);
    }
  }

  private void read(Store store, SplittableRandom random) {
    while (!ending) {
      int kind = random.nextInt(20);
      long begun = System.nanoTime();
      if (kind == 0) {
        store.count(NAMESPACE, Filter.kappaBetween(0.2f, 0.6f));
      } else if (kind < 8) {
        store.search(Search.in(NAMESPACE).nearest(vector(random)).k(10).build());
      } else {
        store.get(key(random));
      }
      reads.add(System.nanoTime() - begun);
    }
  }
}

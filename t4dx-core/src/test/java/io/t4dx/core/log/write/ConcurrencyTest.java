package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.recover.LogRecovery;
import io.t4dx.core.log.write.LogFixture.Replayed;
import io.t4dx.core.log.write.LogFixture.TextWrite;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many writers, a thread that interrupts them, one that rotates, on the real disk. */
class ConcurrencyTest {
  private static final int WRITES = 150;

  @TempDir Path directory;

  record Case(String name, int writers, SyncMode mode, ThreadFactory threads, int maxQueued) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    SyncMode interval = SyncMode.interval(Duration.ofMillis(2));
    ThreadFactory platform = Thread.ofPlatform().factory();
    ThreadFactory virtual = Thread.ofVirtual().factory();
    return List.of(
        new Case("2 platform threads", 2, SyncMode.fsync(), platform, 4096),
        new Case("16 platform threads", 16, SyncMode.fsync(), platform, 4096),
        new Case("64 virtual threads", 64, SyncMode.fdatasync(), virtual, 4096),
        new Case("16 threads and 3 places", 16, SyncMode.fsync(), platform, 3),
        new Case("64 virtual threads and 1 place", 64, SyncMode.none(), virtual, 1),
        new Case("16 threads, synced by interval", 16, interval, platform, 4096));
  }

  /**
   * Checks, as the engine would rely on it, that no two groups are applied at once or out of order.
   */
  private static final class InOrder implements LogListener<TextWrite> {
    private final Map<Long, String> texts = new ConcurrentHashMap<>();
    private long last;
    private long lastAt;
    private volatile long published;
    private volatile @org.jspecify.annotations.Nullable String wrong;

    @Override
    public void apply(TextWrite write) {
      if (write.lsn() != last + 1 || write.at() < lastAt) {
        wrong = write.lsn() + " after " + last;
      }
      last = write.lsn();
      lastAt = write.at();
      texts.put(write.lsn(), write.text());
    }

    @Override
    public void published(long lastLsn) {
      published = lastLsn;
    }

    @Override
    public void rotated(long lastLsn) {
      if (last != lastLsn) {
        wrong = "rotation after " + lastLsn + " told after " + last;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  @Timeout(120)
  void keepsEveryAcknowledgedWriteInOrder(Case what) throws Exception {
    RealDisk disk = RealDisk.at(directory);
    LogOptions options =
        LogFixture.mode(what.mode()).withFileBytes(128 << 10).withMaxQueued(what.maxQueued());
    AtomicLong clock = LogFixture.clock();
    InOrder listener = new InOrder();
    LogWriter<TextWrite> writer =
        LogWriter.open(
            disk, LogFixture.STORE, options, LogEnd.none(), clock::incrementAndGet, listener);
    Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    List<Throwable> errors = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < what.writers(); i++) {
      int id = i;
      writers.add(what.threads().newThread(() -> run(id, writer, listener, acknowledged, errors)));
    }
    writers.forEach(Thread::start);
    Thread interrupter = Thread.ofPlatform().start(() -> interruptAll(writers));
    for (int i = 0; i < 5; i++) {
      writer.rotate();
    }
    for (Thread thread : writers) {
      thread.join();
    }
    interrupter.join();
    writer.close();

    assertThat(errors).isEmpty();
    assertThat(listener.wrong).isNull();
    assertThat(acknowledged).hasSize(what.writers() * WRITES);
    assertThat(writer.metrics().appends()).isEqualTo(acknowledged.size());
    Replayed replayed = new Replayed();
    LogRecovery.recover(disk, LogFixture.STORE, RecoveryMode.STRICT, 0, replayed);
    assertThat(replayed.texts).isEqualTo(acknowledged).isEqualTo(listener.texts);
    assertThat(replayed.times).isSorted();
  }

  private static void run(
      int id,
      LogWriter<TextWrite> writer,
      InOrder listener,
      Map<Long, String> acknowledged,
      List<Throwable> errors) {
    try {
      long last = 0;
      for (int i = 0; i < WRITES; i++) {
        TextWrite write = new TextWrite("writer-" + id + "-" + i + "-".repeat(i % 300));
        writer.append(write);
        if (write.lsn() <= last || listener.published < write.lsn()) {
          throw new AssertionError(write.lsn() + " is not published, or not after " + last);
        }
        last = write.lsn();
        acknowledged.put(write.lsn(), write.text());
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      errors.add(e);
    }
  }

  private static void interruptAll(List<Thread> threads) {
    while (threads.stream().anyMatch(Thread::isAlive)) {
      threads.forEach(Thread::interrupt);
      Thread.onSpinWait();
    }
  }
}

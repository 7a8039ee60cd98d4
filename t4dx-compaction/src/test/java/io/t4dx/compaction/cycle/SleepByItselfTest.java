package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepListener;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store that falls asleep by itself, in real time. */
final class SleepByItselfTest {
  private final BlockingQueue<SleepReport> reports = new LinkedBlockingQueue<>();
  private final List<SleepProgress> progress = new CopyOnWriteArrayList<>();

  private SleepOptions.Builder soon() {
    return SleepOptions.builder()
        .set(SleepSetting.LOOK_EVERY, 0.01)
        .set(SleepSetting.IDLE_AFTER, 0.02)
        .set(SleepSetting.NREM_SEGMENTS, 2)
        .listener(
            new SleepListener() {
              @Override
              public void progress(SleepProgress told) {
                progress.add(told);
              }

              @Override
              public void ended(SleepReport report) {
                reports.add(report);
              }
            });
  }

  private static Store store(SleepOptions options) {
    return T4dx.inMemory(StoreOptions.builder().sleep(options).build());
  }

  private static void fill(Store store) {
    for (int i = 1; i <= 2; i++) {
      store.insert(ItemDraft.in("a").id(new UUID(0, i)).importance(0.9f).build());
      store.flush();
    }
  }

  @Test
  void anIdleStoreSleepsWhenAPassIsDue() throws InterruptedException {
    try (Store store = store(soon().build())) {
      fill(store);
      SleepReport report = reports.poll(30, TimeUnit.SECONDS);
      assertThat(report).isNotNull();
      assertThat(report.replayed().items()).isEqualTo(2);
      assertThat(store.get(new ItemKey("a", new UUID(0, 1))).orElseThrow().kappa())
          .isEqualTo(0.05f);
      assertThat(store.sleep().status().cycles()).isEqualTo(report.cycle());
      assertThat(progress).last().satisfies(last -> assertThat(last.fraction()).isEqualTo(1));
      assertThat(progress)
          .isSortedAccordingTo((a, b) -> Double.compare(a.fraction(), b.fraction()));
    }
  }

  @Test
  void aPausedStoreDoesNotSleepUntilItIsResumed() throws InterruptedException {
    try (Store store = store(soon().build())) {
      store.sleep().pause();
      fill(store);
      assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
      assertThat(store.sleep().status().paused()).isTrue();
      store.sleep().resume();
      assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void aStoreThatSleepsWhenToldDoesNotSleepByItself() throws InterruptedException {
    try (Store store = store(soon().automatic(false).build())) {
      fill(store);
      assertThat(reports.poll(300, TimeUnit.MILLISECONDS)).isNull();
      assertThat(store.sleep().run().complete()).isTrue();
    }
  }

  @Test
  void closingEndsACycleThatIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    SleepListener slow =
        new SleepListener() {
          @Override
          public void progress(SleepProgress told) {
            begun.countDown();
            try {
              closing.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    Store store = store(soon().listener(slow).build());
    fill(store);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    Thread closer = Thread.ofPlatform().start(store::close);
    // It waits for the cycle, which has been told by then.
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    closing.countDown();
    assertThat(closer.join(Duration.ofSeconds(30))).isTrue();
    SleepReport report = reports.poll();
    assertThat(report).isNotNull();
    assertThat(report.complete()).isFalse();
  }
}

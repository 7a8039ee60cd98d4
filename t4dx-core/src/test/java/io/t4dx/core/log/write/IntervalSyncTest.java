package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syncs of mode INTERVAL while the log moves from file to file. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IntervalSyncTest {
  private static final LogOptions OPTIONS =
      LogFixture.mode(SyncMode.interval(Duration.ofSeconds(1)));

  private final SimulatedDisk disk = new SimulatedDisk();
  private final HookedDisk hooked = new HookedDisk(disk);

  private Map<Long, String> foundAfterPowerLoss() throws IOException {
    return LogFixture.open(disk.crash(Survival.NONE), OPTIONS).replayed().texts;
  }

  private interface Step {
    void run() throws IOException;
  }

  private static Runnable checked(Step step) {
    return () -> {
      try {
        step.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void aFileIsDurableBeforeTheNextOneBegins() throws IOException {
    Opened log = LogFixture.openFresh(hooked, OPTIONS);
    log.append("a");
    log.append("b");
    List<Map<Long, String>> found = new ArrayList<>();
    hooked.once(LogPaths.preparing(2), checked(() -> found.add(foundAfterPowerLoss())));
    try {
      log.writer().rotate();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("lost power");
    }
    assertThat(found).containsExactly(Map.of(1L, "a", 2L, "b"));
  }

  @Test
  void aSyncWhileTheNextFileIsBegunFindsNothingToDo() throws IOException {
    Opened log = LogFixture.openFresh(hooked, OPTIONS);
    log.append("a");
    List<Long> syncs = new ArrayList<>();
    hooked.once(
        LogPaths.preparing(2),
        () -> {
          long before = log.writer().metrics().syncs();
          log.writer().syncInterval();
          syncs.add(log.writer().metrics().syncs() - before);
          syncs.add(log.writer().durableLsn());
        });
    log.writer().rotate();
    assertThat(syncs).containsExactly(0L, 1L);
    log.append("b");
    log.writer().syncInterval();
    assertThat(log.writer().durableLsn()).isEqualTo(2);
    assertThat(foundAfterPowerLoss()).isEqualTo(Map.of(1L, "a", 2L, "b"));
  }

  @Test
  void whatIsAppendedDuringASyncDoesNotCountAsDurable() throws IOException {
    Opened log = LogFixture.openFresh(hooked, OPTIONS);
    log.append("a");
    hooked.beforeSync(checked(() -> log.append("b")));
    log.writer().syncInterval();
    assertThat(log.writer().durableLsn()).isEqualTo(1);
    log.writer().syncInterval();
    assertThat(log.writer().durableLsn()).isEqualTo(2);
  }

  @Test
  void aRotationDuringASyncNeverTakesDurabilityBack() throws Exception {
    Opened log = LogFixture.openFresh(hooked, OPTIONS);
    log.append("a");
    Thread rotating = Thread.ofPlatform().unstarted(checked(() -> log.writer().rotate()));
    hooked.beforeSync(
        checked(
            () -> {
              log.append("b");
              rotating.start();
            }));
    log.writer().syncInterval();
    rotating.join();
    assertThat(log.writer().durableLsn()).isEqualTo(2);
    log.append("c");
    log.writer().syncInterval();
    assertThat(log.writer().durableLsn()).isEqualTo(3);
    assertThat(log.writer().status().files()).isEqualTo(2);
    assertThat(foundAfterPowerLoss()).isEqualTo(Map.of(1L, "a", 2L, "b", 3L, "c"));
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.store.Snapshot;
import io.t4dx.store.StoreEvent;
import io.t4dx.testing.Agreement;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Questions;
import io.t4dx.testing.RandomItems;
import io.t4dx.testing.RandomOperations;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Segments are merged while there are reads, writes and snapshots, and nobody can tell. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MergeUnderWritesTest {
  private static final long SEED = 23;
  private static final int SEGMENTS = 4;

  private final ManualClock clock = ManualClock.standing();
  private final List<StoreEvent> events = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final RandomOperations operations =
      new RandomOperations(random, new RandomItems(random.split(), clock, 3, 12));
  private Runnable meanwhile = () -> {};

  /** A disk at whose every operation but those on the log something else happens first. */
  private Disk interrupted(Disk disk) {
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (_, method, arguments) -> {
              if (arguments != null
                  && !method.getName().equals("describe")
                  && !String.valueOf(arguments[0]).startsWith("wal")) {
                meanwhile.run();
              }
              try {
                return method.invoke(disk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Rig rig(MergePolicy merging) {
    EngineTuning tuning =
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1).merging(merging);
    return new Rig(
        (found, options) -> tuning.open(interrupted(found), options),
        Workload.options(clock).memtableItems(1_000).listener(events::add).build(),
        clock);
  }

  private void write(Rig rig) {
    rig.write(rig.named(operations.batch()));
  }

  /** Four segments, each with changes of what is in those before. */
  private Rig withSegments() {
    Rig rig = rig(new MergePolicy(SEGMENTS, 10, 1_000_000));
    rig.open();
    for (int segment = 0; segment < SEGMENTS; segment++) {
      for (int i = 0; i < 30; i++) {
        clock.advance(10);
        write(rig);
      }
      rig.store().flush();
    }
    assertThat(rig.store().stats().segments().count()).isEqualTo(SEGMENTS);
    return rig;
  }

  private static long merges(Rig rig) {
    return rig.store().stats().segments().merges();
  }

  @Test
  void writesBetweenAllStepsAreNotLost() {
    Rig rig = withSegments();
    ModelReads before = rig.model();
    try (Snapshot snapshot = rig.store().snapshot()) {
      Questions.askAll(rig.store(), rig.model());
      int[] interruptions = {0};
      meanwhile =
          () -> {
            Runnable again = meanwhile;
            meanwhile = () -> {};
            write(rig);
            write(rig);
            interruptions[0]++;
            meanwhile = again;
          };
      write(rig);
      meanwhile = () -> {};
      assertThat(interruptions[0]).isGreaterThan(15);
      assertThat(merges(rig)).isPositive();
      assertThat(rig.store().stats().segments().count()).isEqualTo(1);
      Questions.askAll(rig.store(), rig.model());
      Agreement.of(snapshot, before).onEverything();
    }
    rig.crash(Survival.ALL);
    rig.openAfterPowerLoss();
    Questions.askAll(rig.store(), rig.model());
    rig.store().flush();
    rig.close();
    rig.open();
    Questions.askAll(rig.store(), rig.model());
    rig.close();
  }

  @Test
  void whatWasMergedIsInOneSegmentAndNoOtherFileIsLeft() throws IOException {
    Rig rig = withSegments();
    write(rig);
    assertThat(rig.store().stats().segments().count()).isEqualTo(1);
    assertThat(rig.store().stats().segments().graphs()).isEqualTo(1);
    StoreEvent.SegmentsMerged merged =
        events.stream()
            .filter(StoreEvent.SegmentsMerged.class::isInstance)
            .map(StoreEvent.SegmentsMerged.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(merged.segments()).hasSize(SEGMENTS);
    assertThat(rig.disk().list(SegmentPaths.DIRECTORY))
        .containsExactlyInAnyOrder(
            SegmentPaths.name(merged.successor()),
            SegmentPaths.graph(merged.successor()).substring("segments/".length()));
    Questions.askAll(rig.store(), rig.model());
    assertThat(rig.store().stats().segments().rows())
        .as("rows that nobody can find are not taken over")
        .isEqualTo(merged.items());
    rig.close();
  }

  @Test
  void aStoreThatIsOpenedAgainAfterAMergeGoesOnFromIt() {
    Rig rig = withSegments();
    write(rig);
    for (int round = 0; round < 3; round++) {
      rig.close();
      rig.open();
      Questions.askAll(rig.store(), rig.model());
      clock.advance(10);
      write(rig);
      rig.store().flush();
      Questions.askAll(rig.store(), rig.model());
    }
    rig.close();
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.segment.format.Section;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.Agreement;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Questions;
import io.t4dx.testing.RandomItems;
import io.t4dx.testing.RandomOperations;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import io.t4dx.testing.Wounds;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads, writes, flushes and snapshots go on while a segment is written again. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RebuildUnderWritesTest {
  private static final long SEED = 17;
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1);

  private final ManualClock clock = ManualClock.standing();
  private final List<StoreEvent> events = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final RandomOperations operations =
      new RandomOperations(random, new RandomItems(random.split(), clock, 3, 6));
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

  private Rig rig() {
    return new Rig(
        (disk, options) -> TUNING.open(interrupted(disk), options),
        Workload.options(clock).memtableItems(1_000).listener(events::add).build(),
        clock);
  }

  private void write(Rig rig) {
    rig.write(rig.named(operations.batch()));
  }

  @Test
  void writesBetweenAllStepsAreNotLost() throws IOException {
    Rig rig = rig();
    rig.open();
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 30; i++) {
        clock.advance(10);
        write(rig);
      }
      rig.store().flush();
    }
    rig.close();
    for (Wounds.Place place : Wounds.of(rig.disk(), Section.Role.INDEX)) {
      if (place.section() == Section.ITEM_SIEVE) {
        place.inBody(rig.disk());
      }
    }
    rig.open();
    ModelReads before = rig.model();
    try (Snapshot snapshot = rig.store().snapshot()) {
      Questions.askAll(rig.store(), rig.model());
      // The clock stands still now: a write that was begun before others has the time of all.
      int[] interruptions = {0};
      meanwhile =
          () -> {
            Runnable again = meanwhile;
            meanwhile = () -> {};
            write(rig);
            interruptions[0]++;
            meanwhile = again;
          };
      write(rig);
      meanwhile = () -> {};
      assertThat(interruptions[0]).isGreaterThan(30);
      assertThat(rig.store().stats().segments().rebuilds()).isGreaterThan(1);
      assertThat(rig.store().stats().segments().damaged()).isZero();
      Questions.askAll(rig.store(), rig.model());
      Agreement.of(snapshot, before).onEverything();
    }
    rig.crash(Survival.ALL);
    rig.open();
    Questions.askAll(rig.store(), rig.model());
    rig.store().flush();
    Questions.askAll(rig.store(), rig.model());
    rig.close();
    rig.open();
    rig.close();
  }

  private static final int MANY = 2_100;
  private static final EngineTuning CALLER =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER);

  private static Search search() {
    return Search.in("alice").nearest(0.3f, 0.4f, 0.5f, 0.6f).k(20).build();
  }

  /** A store whose one segment has enough vectors for searches to go through its graph. */
  private SimulatedDisk large(StoreOptions options) {
    SimulatedDisk disk = new SimulatedDisk();
    try (Engine store = Engine.open(disk, options, CALLER)) {
      for (int i = 0; i < MANY; i++) {
        float[] vector = new float[4];
        for (int d = 0; d < vector.length; d++) {
          vector[d] = (float) random.nextGaussian();
        }
        store.insert(ItemDraft.in("alice").id(new UUID(0, i)).vector(vector).build());
      }
    }
    return disk;
  }

  private static List<UUID> ids(Store store) {
    return store.search(search()).hits().stream().map(Hit::item).map(item -> item.id()).toList();
  }

  @Test
  void aGraphGoesAlongWithItsSegment() throws IOException {
    StoreOptions options =
        StoreOptions.builder().clock(clock).randomSeed(1).listener(events::add).build();
    SimulatedDisk disk = large(options);
    List<UUID> right;
    try (Engine store = Engine.open(disk, options, CALLER)) {
      assertThat(store.stats().segments().graphs()).isEqualTo(1);
      right = ids(store);
    }
    Wounds.of(disk, Section.Role.INDEX).getFirst().atHead(disk);
    events.clear();
    try (Engine store = Engine.open(disk, options, CALLER)) {
      assertThat(store.stats().segments().rebuilds()).isEqualTo(1);
      assertThat(store.stats().segments().graphs()).isEqualTo(1);
      assertThat(ids(store)).isEqualTo(right);
      assertThat(events).noneMatch(StoreEvent.GraphBuilt.class::isInstance);
    }
  }

  @Test
  void aDamagedGraphIsBuiltAgain() throws IOException {
    StoreOptions options =
        StoreOptions.builder().clock(clock).randomSeed(1).listener(events::add).build();
    SimulatedDisk whole = large(options);
    for (long offset : new long[] {20, 80, 400}) {
      SimulatedDisk disk = whole.crash(Survival.ALL);
      disk.flip("segments/000001.hnsw", offset, 2);
      events.clear();
      try (Engine store = Engine.open(disk, options, CALLER)) {
        assertThat(ids(store)).hasSize(20);
        assertThat(events)
            .as("offset %d", offset)
            .anyMatch(StoreEvent.GraphBuilt.class::isInstance);
        assertThat(store.stats().segments().graphs()).isEqualTo(1);
      }
    }
  }
}

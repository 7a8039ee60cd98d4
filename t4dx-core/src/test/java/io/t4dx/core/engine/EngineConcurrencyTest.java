package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.testing.Crowd;
import io.t4dx.testing.Pairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writers, readers and threads that interrupt them, all at once. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineConcurrencyTest {
  private static final int WRITERS = 4;
  private static final int READERS = 3;
  private static final int WRITES = 250;

  private static final StoreOptions OPTIONS =
      StoreOptions.builder().memtableItems(300).frozenMemtables(64).logFileBytes(64 << 10).build();

  @Test
  void onTheDiskOfTheSystem(@TempDir Path directory) throws Exception {
    check(RealDisk.at(directory), OPTIONS);
  }

  @Test
  void onASimulatedDisk() throws Exception {
    check(new SimulatedDisk(), OPTIONS);
  }

  @Test
  void withoutSyncs() throws Exception {
    check(
        new SimulatedDisk(),
        StoreOptions.builder()
            .syncMode(SyncMode.none())
            .memtableItems(300)
            .frozenMemtables(64)
            .build());
  }

  private static void check(Disk disk, StoreOptions options) throws Exception {
    SortedSet<Long> lsns = new ConcurrentSkipListSet<>();
    try (Store store = Engine.open(disk, options)) {
      try (Crowd crowd = new Crowd()) {
        for (int i = 0; i < WRITERS; i++) {
          int writer = i;
          crowd.worker(() -> write(store, writer, lsns));
        }
        for (int i = 0; i < READERS; i++) {
          crowd.bystander(() -> Pairs.checkAll(store));
        }
        crowd.bystander(crowd::interruptSomeone);
        crowd.work();
      }
      assertThat(lsns).as("no number is missing").isEqualTo(oneTo((long) WRITERS * WRITES));
      checkLast(store);
    }
    try (Store store = Engine.open(disk, options)) {
      assertThat(store.recovery().cleanShutdown()).isTrue();
      assertThat(store.lsn()).isEqualTo((long) WRITERS * WRITES);
      checkLast(store);
    }
  }

  private static void write(Store store, int writer, Set<Long> lsns) {
    for (int i = 0; i < WRITES; i++) {
      boolean interrupted = i % 5 == 0;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      lsns.add(Pairs.write(store, writer, i));
      if (interrupted) {
        assertThat(Thread.interrupted()).as("the interrupt is still to be seen").isTrue();
      }
      assertThat(Pairs.read(store, writer, i)).as("read your writes").isEqualTo(i);
    }
  }

  private static void checkLast(Store store) throws IOException {
    for (int writer = 0; writer < WRITERS; writer++) {
      for (int i = WRITES - Pairs.SLOTS; i < WRITES; i++) {
        assertThat(Pairs.read(store, writer, i)).isEqualTo(i);
      }
    }
  }

  private static SortedSet<Long> oneTo(long last) {
    return new TreeSet<>(List.copyOf(LongStream.rangeClosed(1, last).boxed().toList()));
  }
}

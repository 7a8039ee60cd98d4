package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.EngineTuning.Flushing;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As long as too many segments wait for their graph, nothing is flushed but what is asked for. */
final class WaitingGraphsTest {
  private static final int ITEMS = 5;

  private final CountDownLatch built = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  private Engine open(StoreOptions.Builder options) {
    return open(new SimulatedDisk(), Flushing.BACKGROUND, options.listener(this::holdFirstGraph));
  }

  private static Engine open(SimulatedDisk disk, Flushing flushing, StoreOptions.Builder options) {
    return EngineTuning.DEFAULT
        .flushing(flushing)
        .graphFrom(1)
        .open(disk, options.memtableItems(ITEMS).build());
  }

  /** The graph counts as being built until the listeners know of it. */
  private void holdFirstGraph(StoreEvent event) {
    if (event instanceof StoreEvent.GraphBuilt) {
      built.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void insert(Engine store, int from, int to) {
    for (int i = from; i < to; i++) {
      store.insert(
          ItemDraft.in("alice").id(new UUID(0, i)).content("item " + i).vector(i + 1).build());
    }
  }

  @Test
  void writersWaitForTheGraphBuilder() throws InterruptedException {
    StoreOptions.Builder options =
        StoreOptions.builder()
            .waitingGraphs(1)
            .frozenMemtables(1)
            .stallTimeout(Duration.ofMillis(50));
    try (Engine store = open(options)) {
      insert(store, 0, ITEMS);
      store.flush();
      built.await();
      assertThatExceptionOfType(T4dxException.Overloaded.class)
          .isThrownBy(() -> insert(store, ITEMS, 4 * ITEMS));
      assertThat(store.stats().segments().count()).isEqualTo(1);
      store.flush();
      assertThat(store.stats().segments().count()).isGreaterThan(1);
      released.countDown();
      insert(store, 4 * ITEMS, 5 * ITEMS);
    }
  }

  @Test
  void moreMayWait() throws InterruptedException {
    try (Engine store = open(StoreOptions.builder().waitingGraphs(100))) {
      insert(store, 0, ITEMS);
      store.flush();
      built.await();
      insert(store, ITEMS, 20 * ITEMS);
      store.flush();
      assertThat(store.stats().segments().count()).isGreaterThan(10);
      released.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Flushing.class,
      names = {"BACKGROUND", "CALLER"})
  void allMayWaitForAnotherOpening(Flushing flushing) {
    SimulatedDisk disk = new SimulatedDisk();
    StoreOptions.Builder later = StoreOptions.builder().graphs(false).waitingGraphs(1);
    try (Engine store = open(disk, flushing, later)) {
      insert(store, 0, 20 * ITEMS);
      store.flush();
      assertThat(store.stats().segments().graphs()).isZero();
      assertThat(store.stats().segments().pendingGraphs())
          .isEqualTo(store.stats().segments().count())
          .isGreaterThan(10);
    }
    try (Engine store = open(disk, Flushing.CALLER, StoreOptions.builder())) {
      assertThat(store.stats().segments().pendingGraphs()).isZero();
      assertThat(store.stats().segments().graphs()).isEqualTo(store.stats().segments().count());
    }
  }
}

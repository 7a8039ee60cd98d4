package io.t4dx.torture.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.torture.linear.Call;
import io.t4dx.torture.linear.Call.Kind;
import io.t4dx.torture.linear.Register;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A write comes to be published between the moment at which a flush has taken the newest view and
 * the one at which it publishes that view with its segment. The flush is stopped there, so that
 * nothing is left to chance.
 */
final class UnlockedPublicationTest {
  private static final ItemKey FIRST = new ItemKey("alice", new UUID(0, 1));
  private static final ItemKey SECOND = new ItemKey("alice", new UUID(0, 2));
  private static final long MOST_MILLIS = 20_000;

  @AfterEach
  void letNothingPause() {
    Pause.meanwhile(() -> {});
  }

  @Test
  void theLockKeepsViewsInTheirOrder() throws Exception {
    assertThat(Register.isLinearizable(history(Set.of()))).isTrue();
  }

  @Test
  void withoutItAnAcknowledgedWriteIsNotSeenAndTheCheckerSaysSo() throws Exception {
    assertThat(Register.isLinearizable(history(Set.of("lock", "unlock")))).isFalse();
  }

  /** A write, and a read that begins when it was acknowledged and the flush has ended. */
  private static List<Call> history(Set<String> leftOut) throws Exception {
    Mutation mutation =
        Mutation.pausing("io.t4dx.core.engine.Ledger", "install", "publish", leftOut);
    try (Store store = open(new MutantLoader(mutation))) {
      insert(store, FIRST);
      Thread writer = Thread.ofPlatform().unstarted(() -> insert(store, SECOND));
      Pause.meanwhile(() -> startAndAwait(writer, leftOut.isEmpty()));
      store.flush();
      writer.join(MOST_MILLIS);
      assertThat(writer.getState()).isEqualTo(Thread.State.TERMINATED);
      assertThat(mutation.changes()).hasValue(1);
      long found = store.get(SECOND).isPresent() ? 1 : 0;
      return List.of(new Call(Kind.WRITE, 1, 0, 1), new Call(Kind.READ, found, 2, 3));
    }
  }

  /** Returns when the write is done or, where a lock may hold it up, when it waits. */
  private static void startAndAwait(Thread writer, boolean mayWait) {
    if (writer.getState() != Thread.State.NEW) {
      return;
    }
    writer.start();
    long end = System.nanoTime() + MOST_MILLIS * 1_000_000;
    while (writer.isAlive()
        && !(mayWait && writer.getState() == Thread.State.WAITING)
        && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void insert(Store store, ItemKey key) {
    store.insert(ItemDraft.in(key.namespace()).id(key.id()).content("text").build());
  }

  /** The engine as the loader has it. */
  private static Store open(MutantLoader loader) throws ReflectiveOperationException {
    Class<?> tuning = loader.loadClass("io.t4dx.core.engine.EngineTuning");
    StoreOptions options =
        StoreOptions.builder().sleep(SleepOptions.builder().automatic(false).build()).build();
    return (Store)
        tuning
            .getMethod("open", Disk.class, StoreOptions.class)
            .invoke(tuning.getField("DEFAULT").get(null), new SimulatedDisk(), options);
  }
}

package io.t4dx.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.resilience.BreakerOptions;
import io.t4dx.resilience.DegradationLevel;
import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.store.ItemStream;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Durability;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store does while its disk does not take writes. */
final class DegradationTest {
  /** So long that the space that a log file has ahead of itself is soon used. */
  private static final String TEXT = "a long memory ".repeat(200);

  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<ResilienceEvent> events = new ArrayList<>();
  private final StoreOptions options =
      StoreOptions.builder().dimension(2).memtableItems(500).logFileBytes(64 << 10).build();

  private ResilienceOptions.Builder resilience() {
    return ResilienceOptions.builder()
        .background(false)
        .leastFreeBytes(0)
        .drainBatch(4)
        .breaker(ResilienceOptions.defaults().breaker().resetTimeout(Duration.ofMillis(1)))
        .listener(events::add);
  }

  private ResilientStore open(SimulatedDisk on, ResilienceOptions.Builder how) {
    Engine engine =
        Engine.open(on, options, EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
    return GuardedStore.over(engine, options, how.build());
  }

  private static WriteBatch item(int number) {
    return new WriteBatch()
        .insert(ItemDraft.in("alice").id(new UUID(1, number)).content(TEXT).build());
  }

  private static ItemKey key(int number) {
    return new ItemKey("alice", new UUID(1, number));
  }

  private void failWrites() {
    disk.plan(FaultPlan.NONE.failFrom(Operation.WRITE, 1));
  }

  @Test
  void aWriteThatFailsMakesTheStoreReadOnlyAndWhatIsQueuedIsWrittenInItsOrder() {
    ResilientStore store = open(disk, resilience());
    store.write(item(0));
    failWrites();
    assertThatThrownBy(() -> store.write(item(1))).isInstanceOf(T4dxException.ReadOnly.class);
    assertThat(store.level()).isEqualTo(DegradationLevel.READ_ONLY);
    assertThatThrownBy(() -> store.write(item(1)))
        .isInstanceOf(T4dxException.ReadOnly.class)
        .hasMessageContaining("level 1")
        .hasMessageContaining("nothing was written");
    for (int i = 2; i < 12; i++) {
      WriteResult result = store.writeOrQueue(item(i));
      assertThat(result.durability()).isEqualTo(Durability.QUEUED);
      assertThat(result.applied()).isFalse();
      assertThat(result.id()).isEqualTo(new UUID(1, i));
    }
    assertThat(store.get(key(0))).isPresent();
    assertThat(store.get(key(2))).isEmpty();
    assertThat(store.figures().queued()).isEqualTo(10);

    disk.plan(FaultPlan.NONE);
    assertThat(store.checkHealth().ok()).isTrue();
    assertThat(store.level()).isEqualTo(DegradationLevel.NORMAL);
    assertThat(numbersInOrder(store)).containsExactly(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(events)
        .filteredOn(event -> event instanceof ResilienceEvent.Drained)
        .containsExactly(
            new ResilienceEvent.Drained(4, 6),
            new ResilienceEvent.Drained(4, 2),
            new ResilienceEvent.Drained(2, 0));
    assertThat(events)
        .filteredOn(event -> event instanceof ResilienceEvent.LevelChanged)
        .extracting("after")
        .containsExactly(DegradationLevel.READ_ONLY, DegradationLevel.NORMAL);
    assertThat(store.write(item(12)).durability()).isEqualTo(Durability.DURABLE);
    assertThat(store.shutdown().clean()).isTrue();
  }

  @Test
  void aWriteThatFailsItselfMayWaitAndIsWrittenOnce() {
    ResilientStore store = open(disk, resilience());
    store.write(item(0));
    disk.plan(FaultPlan.NONE.failAt(Operation.SYNC, 1));
    assertThat(store.writeOrQueue(item(1)).durability()).isEqualTo(Durability.QUEUED);
    store.checkHealth();
    assertThat(numbersInOrder(store)).containsExactly(0, 1);
    store.close();
  }

  @Test
  void whatTheQueueCannotTakeIsRefusedAtOnce() {
    ResilientStore store = open(disk, resilience().queueCapacity(3));
    failWrites();
    for (int i = 0; i < 3; i++) {
      store.writeOrQueue(item(i));
    }
    assertThatThrownBy(() -> store.writeOrQueue(item(3)))
        .isInstanceOf(T4dxException.Overloaded.class)
        .hasMessageContaining("3 writes wait")
        .hasMessageContaining("nothing was queued");
    assertThatThrownBy(
            () ->
                store.writeOrQueue(
                    new WriteBatch().insert(ItemDraft.in("a").vector(1, 2, 3).build())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.shutdown().queued()).isEqualTo(3);
    assertThat(store.shutdown().clean()).isFalse();
  }

  @Test
  void withoutALogItemsThatWereReadLatelyAreAnsweredFromMemory() {
    ResilientStore store = open(disk, resilience());
    store.write(item(0));
    store.write(item(1));
    Item read = store.get(key(0)).orElseThrow();
    failWrites();
    store.writeOrQueue(item(2));
    store.checkHealth();
    assertThat(store.level()).isEqualTo(DegradationLevel.MEMORY_ONLY);
    assertThat(store.level().number()).isEqualTo(2);
    assertThat(store.get(key(0))).contains(read);
    assertThat(store.get(key(1))).isPresent();
    assertThat(store.health().advice()).anyMatch(advice -> advice.contains("disk"));
    disk.plan(FaultPlan.NONE);
    store.checkHealth();
    assertThat(store.level()).isEqualTo(DegradationLevel.NORMAL);
    assertThat(store.get(key(2))).isPresent();
    store.close();
  }

  @Test
  void anOlderStateIsNotAnsweredFromMemory() {
    ResilientStore store = open(disk, resilience());
    store.write(item(0));
    store.get(key(0));
    store.write(new WriteBatch().delete(key(0)));
    failWrites();
    store.writeOrQueue(item(2));
    store.checkHealth();
    assertThat(store.level()).isEqualTo(DegradationLevel.MEMORY_ONLY);
    assertThat(store.get(key(0))).isEmpty();
    store.close();
  }

  @Test
  void whileTheBreakerIsOpenTheDiskIsLeftAlone() {
    ResilientStore store =
        open(disk, resilience().breaker(BreakerOptions.defaults().failureThreshold(2)));
    failWrites();
    store.writeOrQueue(item(0));
    store.checkHealth();
    long before = disk.operations();
    store.checkHealth();
    store.checkHealth();
    assertThat(disk.operations()).isEqualTo(before);
    assertThat(store.breaker().remaining()).isPositive();
    disk.plan(FaultPlan.NONE);
    store.breaker().reset();
    store.checkHealth();
    assertThat(store.level()).isEqualTo(DegradationLevel.NORMAL);
    store.close();
  }

  /** Nothing is lost that was durable, nothing is there that was not, and the order is kept. */
  @Test
  void aDiskThatIsFullNowAndThenKeepsEverythingInItsOrder() {
    int queued = 0;
    for (long seed = 0; seed < 25; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimulatedDisk small = new SimulatedDisk();
      ResilientStore store = open(small, resilience());
      Set<Integer> durable = new HashSet<>();
      List<Integer> accepted = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        if (random.nextInt(12) == 0) {
          small.plan(
              random.nextBoolean() ? FaultPlan.NONE : FaultPlan.NONE.space(random.nextInt(60_000)));
        }
        if (random.nextInt(10) == 0) {
          store.checkHealth();
        }
        try {
          WriteResult result = store.writeOrQueue(item(i));
          accepted.add(i);
          if (result.durability() == Durability.DURABLE) {
            durable.add(i);
          } else {
            queued++;
          }
        } catch (T4dxException.Overloaded e) {
          // The memtables are full and cannot be flushed: nothing was written.
          assertThat(store.level()).isEqualTo(DegradationLevel.NORMAL);
        }
      }
      SimulatedDisk crashed = small.crash(Survival.part(seed));
      store.close();
      try (ResilientStore found = open(crashed, resilience())) {
        List<Integer> numbers = numbersInOrder(found);
        assertThat(numbers).as("seed %d", seed).containsAll(durable).isSorted();
        assertThat(accepted).as("seed %d", seed).containsAll(numbers);
      }
    }
    assertThat(queued).isGreaterThan(100);
  }

  @Test
  void whatWaitedIsWrittenWhenTheDiskHasRoomAgain() {
    for (long seed = 0; seed < 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimulatedDisk small = new SimulatedDisk();
      ResilientStore store = open(small, resilience());
      store.write(item(0));
      small.plan(FaultPlan.NONE.space(random.nextInt(30_000)));
      List<Integer> all = new ArrayList<>(List.of(0));
      for (int i = 1; i < 70; i++) {
        store.writeOrQueue(item(i));
        all.add(i);
      }
      assertThat(store.level()).as("seed %d", seed).isNotEqualTo(DegradationLevel.NORMAL);
      store.checkHealth();
      small.plan(FaultPlan.NONE);
      store.checkHealth();
      store.checkHealth();
      assertThat(store.level()).as("seed %d", seed).isEqualTo(DegradationLevel.NORMAL);
      assertThat(numbersInOrder(store)).as("seed %d", seed).isEqualTo(all);
      store.close();
    }
  }

  /** The numbers of the items that are there, in the order of their LSNs. */
  private static List<Integer> numbersInOrder(ResilientStore store) {
    List<Item> items = new ArrayList<>();
    try (ItemStream stream = store.scan(Scan.in("alice").where(Filter.everything()))) {
      stream.forEachRemaining(items::add);
    }
    return items.stream()
        .sorted(Comparator.comparingLong(Item::lsn))
        .map(item -> (int) item.id().getLeastSignificantBits())
        .toList();
  }
}

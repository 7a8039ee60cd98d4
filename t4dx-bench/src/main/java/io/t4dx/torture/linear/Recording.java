package io.t4dx.torture.linear;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.linear.Call.Kind;
import io.t4dx.torture.oracle.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads write and read a few keys of one store, with all its own threads at work, while syncs of
 * its disk fail now and then and writing is taken up again; each call is recorded.
 */
public final class Recording {
  private static final int KEYS = 4;
  private static final int THREADS = 4;

  private final AtomicLong moments = new AtomicLong();
  private final AtomicLong values = new AtomicLong();
  private final Map<Integer, List<Call>> calls = new ConcurrentHashMap<>();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final SimulatedDisk disk = new SimulatedDisk();
  private final long seed;

  private Recording(long seed) {
    this.seed = seed;
  }

  /** How many writes failed, and the calls on each key. */
  public record Result(long failures, List<List<Call>> histories) {}

  /** So many calls of each thread. */
  public static Result of(long seed, int callsOfAThread) throws InterruptedException {
    return new Recording(seed).record(callsOfAThread);
  }

  private Result record(int callsOfAThread) throws InterruptedException {
    StoreOptions options =
        StoreOptions.builder()
            .memtableItems(2)
            .logFileBytes(64 << 10)
            .logLineBytes(32 << 10)
            .frozenMemtables(8)
            .sleep(SleepOptions.builder().automatic(false).build())
            .build();
    try (Store store = EngineTuning.DEFAULT.open(disk, options)) {
      disk.plan(failNext(new SplittableRandom(seed)));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom random = new SplittableRandom(seed + i);
        threads.add(Thread.ofPlatform().start(() -> call(store, random, callsOfAThread)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (ended.get() < THREADS) {
        throw new Violation("a thread ended before its calls were made");
      }
      disk.plan(FaultPlan.NONE);
      store.resumeWrites();
    }
    return new Result(failures.get(), List.copyOf(calls.values()));
  }

  private static FaultPlan failNext(SplittableRandom random) {
    return FaultPlan.NONE.failAt(Operation.SYNC, random.nextInt(5, 60));
  }

  private void call(Store store, SplittableRandom random, int count) {
    for (int i = 0; i < count; i++) {
      int key = random.nextInt(KEYS);
      if (random.nextBoolean()) {
        read(store, key);
      } else {
        write(store, random, key);
      }
    }
    ended.incrementAndGet();
  }

  private void read(Store store, int key) {
    long begun = moments.getAndIncrement();
    long value = store.get(key(key)).map(item -> Long.parseLong(item.content())).orElse(0L);
    note(key, new Call(Kind.READ, value, begun, moments.getAndIncrement()));
  }

  private void write(Store store, SplittableRandom random, int key) {
    long value = values.incrementAndGet();
    long begun = moments.getAndIncrement();
    try {
      store.insert(ItemDraft.in("linear").id(key(key).id()).content(Long.toString(value)).build());
      note(key, new Call(Kind.WRITE, value, begun, moments.getAndIncrement()));
    } catch (T4dxException.ReadOnly | T4dxException.DiskFailure e) {
      failures.incrementAndGet();
      note(key, new Call(Kind.WRITE, value, begun, Call.NEVER));
      disk.plan(failNext(random));
      resume(store);
    }
  }

  /** Somebody else may be at it, or a sync may fail once more. */
  private void resume(Store store) {
    try {
      store.resumeWrites();
    } catch (T4dxException.ReadOnly | T4dxException.DiskFailure e) {
      failures.incrementAndGet();
    }
  }

  private void note(int key, Call call) {
    calls.computeIfAbsent(key, _ -> new CopyOnWriteArrayList<>()).add(call);
  }

  private static ItemKey key(int number) {
    return new ItemKey("linear", new UUID(0, number));
  }
}

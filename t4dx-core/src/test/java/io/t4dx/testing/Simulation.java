package io.t4dx.testing;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.Search;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.Deeds.Deed;
import io.t4dx.write.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The life of one store, as a seed has it: writes, reads, snapshots held for long, bad input,
 * closings, crashes at any moment, and after each step the same answers as the model's.
 */
public final class Simulation {
  private static final int TAIL = 25;
  private static final int LINE_BYTES = 64 << 10;

  private final long seed;
  private final SplittableRandom random;
  private final ManualClock clock = ManualClock.standing();
  private final StoreOptions options;
  private final RandomItems items;
  private final RandomOperations operations;
  private final RandomQueries queries;
  private final Rig rig;
  private final HeldViews views;
  private final ArrayDeque<Supplier<String>> tail = new ArrayDeque<>();
  private final List<StoreEvent> failures = new CopyOnWriteArrayList<>();
  private final Deeds deeds = new Deeds();
  private boolean crashArmed;

  public Simulation(long seed, Rig.Opening opening) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    int dimension = random.nextInt(1, 20);
    this.options = options(dimension);
    this.items = new RandomItems(random, clock, dimension, random.nextInt(3, 16));
    this.operations = new RandomOperations(random, items);
    this.queries = new RandomQueries(random, items);
    this.rig = new Rig(opening, options, clock);
    this.views = new HeldViews(random, items, queries);
  }

  private StoreOptions options(int dimension) {
    StoreOptions.Builder options =
        StoreOptions.builder()
            .clock(clock)
            .randomSeed(random.nextLong())
            .metric(Metric.ofCode(random.nextInt(1, 4)))
            .syncMode(syncMode())
            .logFileBytes(64 << 10)
            .logLineBytes(LINE_BYTES)
            .frozenMemtables(64)
            .listener(this::hear);
    if (random.nextInt(4) > 0) {
      options.memtableItems(1 << random.nextInt(2, 9));
    }
    return random.nextBoolean() ? options.dimension(dimension).build() : options.build();
  }

  /** What the engine tries again by itself has no reason to fail on a disk that has power. */
  private void hear(StoreEvent event) {
    switch (event) {
      case StoreEvent.FlushFailed _, StoreEvent.GraphFailed _, StoreEvent.MergeFailed _ -> {
        if (!event.toString().contains("lost power")) {
          failures.add(event);
        }
      }
      case StoreEvent.SegmentFlushed _ -> deeds.add(Deed.SEGMENT);
      case StoreEvent.SegmentsMerged _ -> deeds.add(Deed.MERGE);
      case StoreEvent.GraphBuilt _ -> deeds.add(Deed.GRAPH);
      default -> {}
    }
  }

  private SyncMode syncMode() {
    return switch (random.nextInt(6)) {
      case 0 -> SyncMode.fdatasync();
      case 1 -> SyncMode.none();
      case 2 -> SyncMode.interval(Duration.ofHours(1));
      default -> SyncMode.fsync();
    };
  }

  /** Takes so many steps; an error says how to take them again. Returns what happened. */
  public Deeds run(int steps) {
    int step = 0;
    try {
      rig.open();
      for (; step < steps; step++) {
        clock.advance(random.nextInt(40));
        step();
        Agreement.same("failures in the background", failures, List.of());
      }
      rig.agreement().onEverything();
      reopen();
      rig.disk().plan(FaultPlan.NONE);
      crashArmed = false;
      reopen();
      rig.close();
      return deeds;
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "step "
              + step
              + " of seed "
              + seed
              + "; again with -Dt4dx.model.seed="
              + seed
              + "\n"
              + tail()
              + "\n"
              + e.getMessage(),
          e);
    }
  }

  private void step() {
    int kind = random.nextInt(1000);
    if (kind < 620) {
      write();
    } else if (kind < 900) {
      read();
    } else if (kind < 940) {
      note("hold a view");
      views.hold(rig);
      deeds.add(Deed.HELD_VIEW);
    } else if (kind < 965) {
      note("check the held views");
      views.check();
    } else if (kind < 975) {
      refused();
      deeds.add(Deed.REFUSAL);
    } else if (kind < 982) {
      note("compare everything");
      rig.agreement().onEverything();
      deeds.add(Deed.COMPARISON);
    } else if (kind < 986) {
      flush();
    } else if (kind < 990) {
      reopen();
    } else {
      crash();
    }
  }

  private void flush() {
    note("flush");
    try {
      rig.store().flush();
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      surviveOrThrow(e);
      return;
    }
    rig.agreement().onEverything();
    deeds.add(Deed.FLUSH);
  }

  private void reopen() {
    note("close, open");
    views.release();
    try {
      rig.close();
      rig.open();
      deeds.add(Deed.REOPENING);
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      surviveOrThrow(e);
    }
  }

  private void surviveOrThrow(T4dxException e) {
    if (!crashArmed) {
      throw e;
    }
    note("failed: " + e.getMessage());
    deeds.add(Deed.FAILURE);
    recover();
  }

  private void write() {
    List<Operation> batch = operations.batch();
    if (crashArmed) {
      batch = rig.named(batch);
    }
    List<Operation> written = batch;
    long next = rig.history().acknowledged() + 1;
    note(() -> "write " + next + " " + written);
    try {
      rig.write(batch);
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      if (crashArmed) {
        rig.agreement().onEverything();
      }
      surviveOrThrow(e);
      return;
    }
    deeds.add(Deed.WRITE);
    for (Operation operation : batch) {
      check(operation);
    }
    if (options.syncMode().durable() && random.nextInt(12) == 0) {
      // Only now: nothing of the log can bear a later time than the write that was just made.
      clock.advance(-random.nextInt(100));
    }
  }

  /** Read your writes. */
  private void check(Operation operation) {
    switch (operation) {
      case Operation.Insert insert ->
          insert
              .item()
              .id()
              .ifPresent(id -> rig.agreement().onItem(new ItemKey(insert.item().namespace(), id)));
      case Operation.UpdateFields update -> rig.agreement().onItem(update.key());
      case Operation.Delete delete -> {
        rig.agreement().onItem(delete.key());
        rig.agreement().onEdges(delete.key().namespace(), delete.key().id(), Direction.BOTH);
      }
      case Operation.PutEdge put ->
          rig.agreement()
              .onEdges(put.edge().key().namespace(), put.edge().key().source(), Direction.OUT);
      default -> {}
    }
  }

  private void read() {
    switch (random.nextInt(6)) {
      case 0 -> rig.agreement().onSearch(queries.search());
      case 1 -> rig.agreement().onScan(queries.scan());
      case 2 -> rig.agreement().onTraversal(queries.traversal());
      case 3 -> rig.agreement().onCount(items.namespace(), queries.filter());
      case 4 -> rig.agreement().onItem(items.itemKey());
      default ->
          rig.agreement()
              .onEdges(items.namespace(), items.id(), items.pick(List.of(Direction.values())));
    }
    deeds.add(Deed.READ);
  }

  /** What is refused leaves no trace, also where only a part of a batch is bad. */
  private void refused() {
    boolean fixed =
        options.dimension().isPresent()
            || rig.history().now().items().values().stream()
                .anyMatch(item -> item.vector().isPresent());
    int kind = random.nextInt(fixed ? 3 : 1);
    note("bad input of kind " + kind);
    List<Operation> batch = new ArrayList<>(operations.batch());
    float[] wrong = new float[items.vector().length + 1];
    switch (kind) {
      case 0 -> batch.add(insert(items.draft(), "x".repeat(LINE_BYTES), items.vector()));
      case 1 -> batch.add(insert(items.draft(), "", wrong));
      default -> {
        expectRefusal(
            () -> rig.store().search(Search.in(items.namespace()).nearest(wrong).build()));
        return;
      }
    }
    expectRefusal(() -> rig.store().write(Rig.batch(batch)));
    rig.agreement().onEverything();
  }

  private static Operation insert(ItemDraft like, String content, float[] vector) {
    return new Operation.Insert(
        ItemDraft.in(like.namespace()).content(content).vector(vector).build(), List.of());
  }

  private static void expectRefusal(Runnable what) {
    try {
      what.run();
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new AssertionError("bad input was not refused");
  }

  /** At once, or at one of the next operations of the disk. */
  private void crash() {
    if (random.nextInt(3) == 0) {
      recover();
    } else {
      long nth = random.nextInt(1, 40);
      note("crash at operation " + nth + " from here");
      FaultPlan plan =
          random.nextBoolean() ? FaultPlan.NONE.crashAt(nth) : FaultPlan.NONE.crashInside(nth);
      rig.disk().plan(plan.seed(random.nextLong()));
      crashArmed = true;
    }
  }

  private void recover() {
    Survival survival =
        switch (random.nextInt(3)) {
          case 0 -> Survival.NONE;
          case 1 -> Survival.ALL;
          default -> Survival.part(random.nextLong());
        };
    note("crash, survival " + survival);
    crashArmed = false;
    views.release();
    rig.crash(survival);
    if (survival.equals(Survival.ALL)) {
      rig.open();
    } else {
      rig.openAfterPowerLoss();
    }
    deeds.add(Deed.CRASH);
    note("found " + rig.history().acknowledged());
  }

  private void note(String what) {
    note(() -> what);
  }

  /** Most of what is noted is never read. */
  private void note(Supplier<String> what) {
    if (tail.size() == TAIL) {
      tail.removeFirst();
    }
    tail.addLast(what);
  }

  private String tail() {
    return tail.stream()
        .map(Supplier::get)
        .map(what -> what.length() > 2000 ? what.substring(0, 2000) + "..." : what)
        .collect(Collectors.joining("\n"));
  }
}

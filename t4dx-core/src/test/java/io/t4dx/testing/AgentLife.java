package io.t4dx.testing;

import io.t4dx.component.Agent;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.Bytes;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Operation;
import io.t4dx.write.Operation.ChangeComponent;
import io.t4dx.write.WriteBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent whose components live in a store on a simulated disk, and a second one beside it that is
 * changed by hand: after every opening the first must be what the second is.
 */
public final class AgentLife {
  private static final int INPUTS = 3;
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER);

  private final long seed;
  private final SplittableRandom random;
  private final ManualClock clock = ManualClock.standing();
  private final CheckpointOptions checkpoints;
  private final List<StoreEvent> events = new ArrayList<>();
  private final Set<ItemKey> items = new HashSet<>();
  private final Agent shadow;
  private SimulatedDisk disk = new SimulatedDisk();
  private @Nullable Store store;
  private Agent agent;
  private RecoveryReport.Components found = RecoveryReport.Components.NONE;
  private @Nullable Doubt doubt;

  /** A write of which it is not known whether it survives. */
  private record Doubt(List<ChangeComponent> changes, List<ItemKey> items, long at) {}

  public AgentLife(long seed, CheckpointOptions checkpoints) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.checkpoints = checkpoints;
    this.shadow = Agent.of(INPUTS, seed);
    this.agent = Agent.of(INPUTS, seed);
  }

  public SimulatedDisk disk() {
    return disk;
  }

  public void over(SimulatedDisk found) {
    disk = found;
  }

  public Store store() {
    if (store == null) {
      throw new IllegalStateException("the store is not open");
    }
    return store;
  }

  public Agent agent() {
    return agent;
  }

  public Map<String, Bytes> expected() {
    return AgentChanges.states(shadow);
  }

  /** What the latest opening found of components. */
  public RecoveryReport.Components found() {
    return found;
  }

  public List<StoreEvent> events() {
    return events;
  }

  public StoreOptions.Builder options() {
    return Workload.options(clock).memtableItems(20).checkpoints(checkpoints).listener(events::add);
  }

  /** Opens the store without looking at what is there. */
  public void openUnseen() {
    agent = Agent.of(INPUTS, seed);
    Store opened = TUNING.open(disk, options().components(agent.components()).build());
    found = opened.recovery().components();
    store = opened;
  }

  public Store open(StoreOptions options) {
    store = TUNING.open(disk, options);
    return store;
  }

  /** Opens the store: the agent must be what it was, and every item there. */
  public void open() {
    openUnseen();
    check();
  }

  public void check() {
    settleDoubt();
    Map<String, Bytes> found = AgentChanges.states(agent);
    if (!found.equals(expected())) {
      throw new AssertionError(
          "seed " + seed + ": the components are not what they were; " + store().recovery());
    }
    for (ItemKey key : items) {
      if (store().get(key).isEmpty()) {
        throw new AssertionError("seed " + seed + ": item " + key + " is not there");
      }
    }
  }

  private void settleDoubt() {
    Doubt open = doubt;
    doubt = null;
    if (open == null) {
      return;
    }
    Agent with = AgentChanges.copy(shadow);
    open.changes().forEach(change -> AgentChanges.apply(with, change, 0, open.at()));
    boolean survived =
        AgentChanges.states(agent).equals(AgentChanges.states(with))
            && open.items().stream().allMatch(key -> store().get(key).isPresent());
    if (survived) {
      settle(open);
    }
  }

  private void settle(Doubt done) {
    done.changes().forEach(change -> AgentChanges.apply(shadow, change, 0, done.at()));
    items.addAll(done.items());
  }

  /** Lives on for some steps; every failure of the disk reaches the caller. */
  public void live(int steps) {
    for (int i = 0; i < steps; i++) {
      clock.advance(1 + random.nextInt(1_000));
      int choice = random.nextInt(40);
      if (choice < 30) {
        write(1 + random.nextInt(3), random.nextInt(3) == 0 ? 1 : 0);
      } else if (choice < 36) {
        write(0, 1 + random.nextInt(3));
      } else if (choice < 38) {
        store().checkpoint();
      } else if (choice == 38) {
        store().flush();
      } else {
        store().close();
        store = null;
        open();
      }
    }
  }

  /** Writes changes and items in one batch. */
  public void write(int changes, int inserts) {
    WriteBatch batch = new WriteBatch();
    List<ChangeComponent> changed = new ArrayList<>();
    List<ItemKey> inserted = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      ChangeComponent change = AgentChanges.random(random, INPUTS);
      changed.add(change);
      batch.add(change);
    }
    for (int i = 0; i < inserts; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      inserted.add(new ItemKey("alice", id));
      batch.add(
          new Operation.Insert(
              ItemDraft.in("alice").id(id).content("item").vector(1f, 2f, 3f).build(), List.of()));
    }
    Doubt attempt = new Doubt(changed, inserted, clock.micros());
    doubt = attempt;
    store().write(batch);
    doubt = null;
    settle(attempt);
  }

  public void close() {
    store().close();
    store = null;
  }

  /** Lets go of a store whose disk has failed. */
  public void abandon() {
    if (store != null) {
      try {
        store.close();
      } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
        // It cannot seal its log on a disk that fails.
      }
      store = null;
    }
  }

  public void crash(Survival survival) {
    SimulatedDisk found = disk.crash(survival);
    abandon();
    disk = found;
  }
}

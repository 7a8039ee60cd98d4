package io.t4dx.testing;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store on a simulated disk together with its history: writes go to both, and after every opening
 * the store must hold what the history allows.
 */
public final class Rig {

  /** The way to open the store that is judged. */
  @FunctionalInterface
  public interface Opening {
    Store open(Disk disk, StoreOptions options);
  }

  private final Opening opening;
  private final StoreOptions options;
  private final ManualClock clock;
  private final History history;
  private SimulatedDisk disk;
  private @Nullable Store store;

  public Rig(Opening opening, StoreOptions options, ManualClock clock) {
    this(opening, options, clock, new SimulatedDisk(), new History());
  }

  /** A rig over a disk that was found, and what is known of it. */
  public Rig(
      Opening opening,
      StoreOptions options,
      ManualClock clock,
      SimulatedDisk disk,
      History history) {
    this.opening = opening;
    this.options = options;
    this.clock = clock;
    this.disk = disk;
    this.history = history;
  }

  public SimulatedDisk disk() {
    return disk;
  }

  public History history() {
    return history;
  }

  public Store store() {
    if (store == null) {
      throw new IllegalStateException("the store is not open");
    }
    return store;
  }

  /** The model as it is now; later writes do not change it. */
  public ModelReads model() {
    return new ModelReads(history.now().copy(), options.metric(), clock);
  }

  public Agreement agreement() {
    return Agreement.of(store(), new ModelReads(history.now(), options.metric(), clock));
  }

  /** Opens the store; everything that was acknowledged must be there. */
  public void open() {
    open(history.acknowledged());
  }

  /** Opens the store; what was acknowledged as durable must be there. */
  public void openAfterPowerLoss() {
    open(history.durable());
  }

  private void open(long least) {
    Store opened = opening.open(disk, options);
    store = opened;
    if (!opened.recovery().intact()) {
      throw new AssertionError("damage is reported where none was done: " + opened.recovery());
    }
    Agreement.same("lastLsn of the recovery", opened.recovery().lastLsn(), opened.lsn());
    history.found(opened.lsn(), least);
    agreement().onEverything();
  }

  /** Writes to the store and to the history, and compares what became of it. */
  public WriteResult write(List<Operation> operations) {
    History.Written write = history.next(operations, clock.micros());
    WriteResult result;
    try {
      result = store().write(batch(operations));
    } catch (T4dxException.DiskFailure e) {
      if (history.hasDoubt()) {
        throw new AssertionError("a write was tried after one had failed", e);
      }
      history.doubt(write);
      throw e;
    }
    Agreement.same("lsn of " + operations, result.lsn(), write.lsn());
    List<Outcome> outcomes = history.acknowledge(write, result);
    Agreement.same("outcomes of " + operations, result.outcomes(), outcomes);
    return result;
  }

  public static WriteBatch batch(List<Operation> operations) {
    WriteBatch batch = new WriteBatch();
    operations.forEach(batch::add);
    return batch;
  }

  /** Gives every insert an id, so that a write can be recognised whose result was never seen. */
  public List<Operation> named(List<Operation> operations) {
    return operations.stream().map(this::named).toList();
  }

  private Operation named(Operation operation) {
    return operation instanceof Operation.Insert insert && insert.item().id().isEmpty()
        ? new Operation.Insert(named(insert.item()), insert.edges())
        : operation;
  }

  private ItemDraft named(ItemDraft draft) {
    return draft.withId(store().newId());
  }

  public void close() {
    store().close();
    store = null;
  }

  /** Lets go of a store whose disk has failed, which may say so again. */
  public void abandon() {
    if (store != null) {
      try {
        store.close();
      } catch (T4dxException.DiskFailure e) {
        // It cannot seal its log on a disk that fails.
      }
      store = null;
    }
  }

  /** Cuts the power, lets go of the store, and takes the disk that is found afterwards. */
  public void crash(Survival survival) {
    SimulatedDisk found = disk.crash(survival);
    abandon();
    disk = found;
  }
}

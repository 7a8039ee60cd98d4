package io.t4dx.testing;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** A rig over an empty disk. */
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

  /** A rig over another disk, with a history of its own that begins like this one's. */
  public Rig over(SimulatedDisk found) {
    return new Rig(opening, options, clock, found, history.copy());
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

  public boolean isOpen() {
    return store != null;
  }

  /** The model as it is now; later writes do not change it. */
  public ModelReads model() {
    return modelOf(history.now().copy());
  }

  public Agreement agreement() {
    return Agreement.of(store(), modelOf(history.now()));
  }

  private ModelReads modelOf(ModelState state) {
    return new ModelReads(state, options.metric().orElse(Metric.COSINE), clock);
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
    RecoveryReport recovery = opened.recovery();
    if (!recovery.intact()) {
      throw new AssertionError("damage is reported where none was done: " + recovery);
    }
    Agreement.same("lastLsn of the recovery", recovery.lastLsn(), opened.lsn());
    history.found(opened.lsn(), least, recovery.cleanShutdown());
    agreement().onEverything();
  }

  /** Writes to the store and to the history, and compares what became of it. */
  public WriteResult write(List<Operation> operations) {
    History.Attempt attempt = history.attempt(operations, clock.micros());
    WriteResult result;
    try {
      result = store().write(batch(operations));
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      if (!history.hasDoubt()) {
        history.doubt(attempt);
      }
      throw e;
    }
    List<Outcome> outcomes = history.acknowledge(attempt, result);
    Agreement.same("outcomes of " + operations, result.outcomes(), outcomes);
    return result;
  }

  /** Lets a store that became read-only take writes again. */
  public void resume() {
    store().resumeWrites();
    history.resumed();
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
        ? new Operation.Insert(insert.item().withId(store().newId()), insert.edges())
        : operation;
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
      } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
        // It cannot seal its log on a disk that fails.
      }
      store = null;
    }
  }

  public static boolean hasLostPower(SimulatedDisk disk) {
    try {
      return disk.freeBytes() < 0;
    } catch (DiskCrashedException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts the power, lets go of the store, and takes the disk that is found afterwards. */
  public void crash(Survival survival) {
    SimulatedDisk found = disk.crash(survival);
    abandon();
    disk = found;
  }
}

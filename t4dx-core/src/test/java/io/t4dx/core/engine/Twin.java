package io.t4dx.core.engine;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.Rig;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One of several stores that get the same writes, each with a way of its own to keep them. */
final class Twin implements AutoCloseable {

  /** What may happen to a twin between two writes, and must not be seen in any answer. */
  enum Disturbance {
    FLUSH,
    REOPENING,
    /** The power goes when no write is under way; only for a twin whose writes are durable. */
    CRASH
  }

  /** How a twin is kept. */
  record Way(
      String name, EngineTuning tuning, StoreOptions options, List<Disturbance> disturbances) {}

  private final Way way;
  private final SplittableRandom random;
  private final Map<Disturbance, Integer> disturbed = new EnumMap<>(Disturbance.class);
  private long flushes;
  private SimulatedDisk disk = new SimulatedDisk();
  private Store store;

  Twin(Way way, SplittableRandom random) {
    this.way = way;
    this.random = random;
    this.store = way.tuning().open(disk, way.options());
  }

  String name() {
    return way.name();
  }

  Store store() {
    return store;
  }

  /** How many memtables became segments. */
  long flushes() {
    return flushes + store.stats().segments().flushes();
  }

  int disturbed(Disturbance disturbance) {
    return disturbed.getOrDefault(disturbance, 0);
  }

  WriteResult write(List<Operation> operations) {
    return store.write(Rig.batch(operations));
  }

  /** Lets something happen, but seldom. */
  void maybeDisturb() {
    if (!way.disturbances().isEmpty() && random.nextInt(12) == 0) {
      disturb(way.disturbances().get(random.nextInt(way.disturbances().size())));
    }
  }

  private void disturb(Disturbance disturbance) {
    disturbed.merge(disturbance, 1, Integer::sum);
    switch (disturbance) {
      case FLUSH -> store.flush();
      case REOPENING -> reopen();
      case CRASH -> crash();
    }
  }

  void reopen() {
    flushes += store.stats().segments().flushes();
    store.close();
    store = way.tuning().open(disk, way.options());
  }

  private void crash() {
    flushes += store.stats().segments().flushes();
    SimulatedDisk found = disk.crash(Survival.NONE);
    try {
      store.close();
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      // It cannot seal its log on a disk without power.
    }
    disk = found;
    store = way.tuning().open(disk, way.options());
  }

  @Override
  public void close() {
    store.close();
  }
}

package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.store.Store;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Forgotten;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.Witness;
import io.t4dx.torture.oracle.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Disks that one power loss can leave: each is opened, sometimes with crashes, and compared. */
record Recovery(
    Tally tally,
    VirtualClock clock,
    Metric metric,
    List<ItemKey> keys,
    UnaryOperator<Disk> disks,
    Manner manner,
    Chronicle chronicle,
    LoggedWrites log) {

  private static List<Survival> survivals(long seed) {
    return List.of(Survival.NONE, Survival.ALL, Survival.part(seed), Survival.part(~seed));
  }

  /** Looks at what a power loss can leave, but for one of them, which is returned. */
  Survival checkOthers(SimulatedDisk dead, long seed) {
    List<Survival> survivals = new ArrayList<>(survivals(seed));
    Survival chosen = survivals.remove((int) Math.floorMod(seed, 4L));
    for (Survival survival : survivals) {
      check(dead.crash(survival), survival, seed);
    }
    return chosen;
  }

  private void check(SimulatedDisk left, Survival survival, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ survival.hashCode());
    long least = survival.equals(Survival.ALL) ? chronicle.newest() : chronicle.durable();
    try {
      check(left, least, random);
    } catch (RuntimeException e) {
      throw new Violation("power loss, survival " + survival + ": " + e.getMessage(), e);
    }
  }

  private void check(SimulatedDisk left, long least, SplittableRandom random) {
    SimulatedDisk found = left;
    while (random.nextInt(3) == 0) {
      found = crashedAgain(found, random);
    }
    Session session =
        Session.open(disks.apply(found), new LoggedWrites(), clock, metric, manner, tally);
    try {
      World world = session.found(chronicle, least, log);
      session.compare(world);
      new Witness(session.store(), world).questions(random, metric, keys);
      checkForgotten(ArchiveEntries.on(found), session.store(), world, random);
    } finally {
      found.plan(FaultPlan.NONE.crashAt(1));
      session.abandon();
    }
    tally.add(Deed.CRASH);
  }

  /** All that sleep forgot is in the archive, and one of it comes back from there. */
  private void checkForgotten(
      ArchiveEntries archive, Store store, World world, SplittableRandom random) {
    List<Forgotten> forgotten = archive.check(chronicle, world);
    tally.add(Deed.ARCHIVED, forgotten.size());
    if (forgotten.isEmpty()) {
      return;
    }
    ItemKey key = forgotten.get(random.nextInt(forgotten.size())).item().key();
    if (!store.sleep().restore(key)) {
      throw new Violation(key + " was forgotten, and is not restored");
    }
    Item restored = store.get(key).orElseThrow();
    if (!archive.has(restored)) {
      throw new Violation(key + " was restored as what the archive has not: " + restored);
    }
    tally.add(Deed.RESTORED);
  }

  /** Opens it until the power goes once more; a second power loss takes nothing else. */
  private SimulatedDisk crashedAgain(SimulatedDisk found, SplittableRandom random) {
    found.plan(FaultPlan.NONE.crashInside(random.nextInt(1, 48)).seed(random.nextLong()));
    try {
      Session session =
          Session.open(disks.apply(found), new LoggedWrites(), clock, metric, manner, tally);
      found.plan(FaultPlan.NONE.crashAt(1));
      session.abandon();
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      if (Session.hasPower(found)) {
        throw e;
      }
    }
    tally.add(Deed.CRASH_IN_RECOVERY);
    return found.crash(survivals(random.nextLong()).get(random.nextInt(4)));
  }
}

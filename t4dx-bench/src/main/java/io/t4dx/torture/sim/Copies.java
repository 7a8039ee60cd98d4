package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.World;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Stores that are made of what another one was: each holds the world of its LSN, and what a power
 * loss leaves of the making is that, nothing, or refused.
 */
record Copies(
    Tally tally,
    VirtualClock clock,
    Metric metric,
    UnaryOperator<Disk> disks,
    Manner manner,
    Chronicle chronicle) {

  /** Makes a store. */
  @FunctionalInterface
  interface Source {
    void restore(Disk to) throws IOException;
  }

  /** Makes one on a disk of its own, at times with a power loss, and compares. */
  void check(String name, World world, Source source, SplittableRandom random) throws IOException {
    SimulatedDisk target = new SimulatedDisk();
    boolean crashes = random.nextInt(3) == 0;
    if (crashes) {
      target.plan(FaultPlan.NONE.crashInside(random.nextInt(1, 48)).seed(random.nextLong()));
    }
    try {
      source.restore(disks.apply(target));
    } catch (DiskCrashedException e) {
      if (!crashes) {
        throw e;
      }
    }
    if (crashes) {
      target = target.crash(Survival.part(random.nextLong()));
      tally.add(Deed.CRASH_IN_IMAGE);
    }
    try {
      open(target, world, crashes);
    } catch (Violation e) {
      throw new Violation(name + ": " + e.getMessage(), e);
    }
  }

  private void open(SimulatedDisk target, World world, boolean inPart) throws IOException {
    boolean empty = target.list(LogPaths.DIRECTORY).isEmpty();
    Session session;
    try {
      session = Session.open(disks.apply(target), new LoggedWrites(), clock, metric, manner, tally);
    } catch (T4dxException.StoreDamaged e) {
      if (inPart) {
        return;
      }
      throw e;
    }
    try {
      session.compare(
          inPart && empty ? World.EMPTY : chronicle.restored(world, session.store().lsn()));
    } finally {
      session.abandon();
    }
  }
}

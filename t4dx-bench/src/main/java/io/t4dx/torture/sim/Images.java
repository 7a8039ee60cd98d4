package io.t4dx.torture.sim;

import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.ImageRestore;
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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The images of the checkpoints on a disk: a store that is made of one holds the world of its LSN,
 * and what a power loss leaves of the making is that, nothing, or refused.
 */
record Images(
    Tally tally,
    VirtualClock clock,
    Metric metric,
    UnaryOperator<Disk> disks,
    Manner manner,
    Chronicle chronicle) {

  void restoreOne(SimulatedDisk from, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try {
      List<Long> lsns = CheckpointFiles.list(from);
      if (!lsns.isEmpty()) {
        restore(from, lsns.get(random.nextInt(lsns.size())), random);
      }
    } catch (IOException e) {
      throw new Violation("an image is not restored", e);
    }
  }

  private void restore(SimulatedDisk from, long lsn, SplittableRandom random) throws IOException {
    SimulatedDisk target = new SimulatedDisk();
    boolean crashes = random.nextInt(3) == 0;
    if (crashes) {
      target.plan(FaultPlan.NONE.crashInside(random.nextInt(1, 48)).seed(random.nextLong()));
    }
    try {
      ImageRestore.restore(from, lsn, disks.apply(target));
    } catch (DiskCrashedException e) {
      if (!crashes) {
        throw e;
      }
    }
    if (crashes) {
      target = target.crash(Survival.part(random.nextLong()));
      tally.add(Deed.CRASH_IN_IMAGE);
    }
    open(target, lsn, crashes);
    tally.add(Deed.IMAGE);
  }

  private void open(SimulatedDisk target, long lsn, boolean inPart) throws IOException {
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
      World wanted = inPart && empty ? World.EMPTY : chronicle.asOf(lsn);
      session.compare(wanted);
    } catch (Violation e) {
      throw new Violation("the image of LSN " + lsn + ": " + e.getMessage(), e);
    } finally {
      session.abandon();
    }
  }
}

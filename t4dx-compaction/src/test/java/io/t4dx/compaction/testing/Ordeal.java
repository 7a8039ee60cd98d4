package io.t4dx.compaction.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Lives the same life again and again, on disks that fail at each of their operations in turn. */
public final class Ordeal {
  /** Of so many operations each fails in one of the two ways. */
  private static final int MANY = 40;

  private final String directory;
  private final Supplier<Life> lives;

  /** Work on a disk that remembers what it was promised. */
  public interface Life {
    /** Works until it is through, or the disk fails. */
    void live(SimulatedDisk disk) throws IOException;

    /** Goes on after a failure, with the objects that met it. */
    void goOn() throws IOException;

    /** Compares what is on a disk with what was promised. */
    void check(SimulatedDisk disk) throws IOException;
  }

  /**
   * Lives of which each works in a directory.
   *
   * @param directory that it makes below the root where it is not there
   */
  public Ordeal(String directory, Supplier<Life> lives) {
    this.directory = directory;
    this.lives = lives;
  }

  /** The power goes before each operation, and inside each; returns how often. */
  public long crashes() throws IOException {
    return crashes(FaultPlan.NONE::crashAt)
        + crashes(nth -> FaultPlan.NONE.crashInside(nth).seed(nth));
  }

  /**
   * Each operation of each kind fails, once and from then on, or in turns where there are many;
   * returns how often it was noticed.
   */
  public long failures() throws IOException {
    SimulatedDisk unharmed = disk();
    lives.get().live(unharmed);
    long noticed = 0;
    for (Operation kind : Operation.values()) {
      long count = unharmed.operations(kind) - disk().operations(kind);
      // Odd, so that both ways have their turns.
      long step = 1 + count / 200 * 2;
      for (long nth = 1; nth <= count; nth += step) {
        if (count < MANY || nth % 2 == 0) {
          noticed += failure(FaultPlan.NONE.failAt(kind, nth)) ? 1 : 0;
        }
        if (count < MANY || nth % 2 == 1) {
          noticed += failure(FaultPlan.NONE.failFrom(kind, nth)) ? 1 : 0;
        }
      }
    }
    for (long space = 0; space < 4_000; space += 97) {
      noticed += failure(FaultPlan.NONE.space(space)) ? 1 : 0;
    }
    return noticed;
  }

  private long crashes(LongFunction<FaultPlan> plans) throws IOException {
    for (long nth = 1; ; nth++) {
      SimulatedDisk disk = new SimulatedDisk();
      disk.plan(plans.apply(nth));
      Life life = lives.get();
      try {
        life.live(disk);
        return nth - 1;
      } catch (DiskCrashedException e) {
        Survival survival =
            List.of(Survival.NONE, Survival.ALL, Survival.part(nth), Survival.part(~nth))
                .get((int) (nth % 4));
        check(life, disk.crash(survival), disk, "crash at " + nth + ", survival " + survival);
      }
    }
  }

  /**
   * A disk with the directory: a name of a directory that a failed sync has left in doubt stays in
   * doubt, whatever is synced later.
   */
  private SimulatedDisk disk() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    disk.createDirectory(directory);
    disk.syncDirectory("");
    return disk;
  }

  /** Whether the life noticed. */
  private boolean failure(FaultPlan plan) throws IOException {
    SimulatedDisk disk = disk();
    disk.plan(plan);
    Life life = lives.get();
    boolean noticed = false;
    try {
      life.live(disk);
    } catch (IOException e) {
      assertThat(e).as("%s", plan).hasMessageContaining("simulated");
      noticed = true;
    }
    disk.plan(FaultPlan.NONE);
    if (noticed) {
      life.goOn();
    }
    check(life, disk.crash(Survival.ALL), disk, "after " + plan);
    check(life, disk.crash(Survival.NONE), disk, "after " + plan + " and a crash");
    return noticed;
  }

  private static void check(Life life, SimulatedDisk found, SimulatedDisk disk, String what)
      throws IOException {
    try {
      life.check(found);
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError(
          what + "\n  " + String.join("\n  ", disk.trace()) + "\n" + e.getMessage(), e);
    }
  }
}

package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The power goes at every operation of the disk, in a store's life and again in its recovery.
 *
 * <p>A recovery has a hundred operations of its own to crash at, so only some of the lives that
 * crashed are recovered with crashes by default, and a crash leaves one of four kinds of remains;
 * {@code -Dt4dx.crash.stride=1} makes it all of them.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineCrashTest {
  private static final long SEED = 11;
  private static final int STRIDE = Integer.getInteger("t4dx.crash.stride", 83);

  private final ManualClock clock = ManualClock.standing();

  /**
   * One for each crash, in turn, so that neighbouring crashes, which are much alike, meet all four;
   * all for each crash where nothing is left out.
   */
  private static List<Survival> someSurvivals(long nth) {
    List<Survival> all = survivals(nth);
    return STRIDE == 1 ? all : List.of(all.get((int) (nth % all.size())));
  }

  private static List<Survival> survivals(long seed) {
    return List.of(Survival.NONE, Survival.ALL, Survival.part(seed), Survival.part(~seed));
  }

  @Test
  void aCrashAtAnyOperationLosesNothingThatWasAcknowledged() {
    long crashes = crashEverywhere(FaultPlan.NONE::crashAt);
    assertThat(crashes).isGreaterThan(100);
  }

  @Test
  void aCrashInsideAnyOperationLosesNothingThatWasAcknowledged() {
    long crashes = crashEverywhere(nth -> FaultPlan.NONE.crashInside(nth).seed(nth));
    assertThat(crashes).isGreaterThan(100);
  }

  @Test
  void aCrashInsideARecoveryLosesNothingEither() {
    long crashes = 0;
    for (long nth = 1; ; nth += STRIDE) {
      Rig crashed = crashed(FaultPlan.NONE.crashInside(nth).seed(nth));
      if (!Rig.hasLostPower(crashed.disk())) {
        break;
      }
      crashes += crashInRecovery(crashed, survivals(nth).get((int) (nth / STRIDE % 4)), nth);
    }
    assertThat(crashes).isGreaterThan(200);
  }

  private interface Plans {
    FaultPlan at(long nth);
  }

  /** Returns how many crashes there were until the workload was through before its crash came. */
  private long crashEverywhere(Plans plans) {
    for (long nth = 1; ; nth++) {
      Rig crashed = crashed(plans.at(nth));
      if (!Rig.hasLostPower(crashed.disk())) {
        return nth - 1;
      }
      for (Survival survival : someSurvivals(nth)) {
        try {
          checkAndGoOn(crashed.over(crashed.disk().crash(survival)));
        } catch (RuntimeException | AssertionError e) {
          throw failed("crash at operation " + nth + ", survival " + survival, crashed.disk(), e);
        }
      }
    }
  }

  private long crashInRecovery(Rig crashed, Survival survival, long seed) {
    for (long nth = 1; ; nth++) {
      SimulatedDisk found = crashed.disk().crash(survival);
      found.plan(FaultPlan.NONE.crashInside(nth).seed(seed));
      Rig recovering = crashed.over(found);
      try {
        recovering.openAfterPowerLoss();
        recovering.close();
      } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
        recovering.abandon();
      }
      if (!Rig.hasLostPower(found)) {
        return nth - 1;
      }
      Survival second = survivals(seed + nth).get((int) ((nth / 4 + seed) % 4));
      try {
        checkAndGoOn(crashed.over(found.crash(second)));
      } catch (RuntimeException | AssertionError e) {
        throw failed(
            "crash at operation "
                + seed
                + ", survival "
                + survival
                + ", in the recovery at operation "
                + nth
                + ", survival "
                + second,
            found,
            e);
      }
    }
  }

  /** Lives the workload until it crashes. */
  private Rig crashed(FaultPlan plan) {
    Rig rig =
        new Rig(
            EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1)::open,
            Workload.options(clock).build(),
            clock);
    rig.disk().plan(plan);
    try {
      new Workload(SEED, clock).run(rig);
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      assertThat(Rig.hasLostPower(rig.disk())).as("%s", e).isTrue();
    }
    rig.abandon();
    return rig;
  }

  /** What is found is right, and can be written to, closed and opened again. */
  private void checkAndGoOn(Rig found) {
    found.openAfterPowerLoss();
    new Workload(SEED + 1, clock).writeAfter(found);
    found.close();
    found.open();
    assertThat(found.store().recovery().cleanShutdown()).isTrue();
    found.close();
  }

  private static AssertionError failed(String where, SimulatedDisk disk, Throwable e) {
    List<String> trace = disk.trace();
    return new AssertionError(
        where
            + "\n  "
            + String.join("\n  ", trace.subList(Math.max(0, trace.size() - 40), trace.size()))
            + "\n"
            + e.getMessage(),
        e);
  }
}

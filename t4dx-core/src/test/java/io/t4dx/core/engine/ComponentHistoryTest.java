package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.AgentLife;
import io.t4dx.testing.Rig;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What the components of an agent are after a crash is what they were before, bit for bit: for many
 * random histories ({@code -Dt4dx.component.histories}), and for crashes all along one life ({@code
 * -Dt4dx.crash.stride=1} crashes at every operation of its disk).
 */
final class ComponentHistoryTest {
  private static final int HISTORIES = Integer.getInteger("t4dx.component.histories", 800);
  private static final int LIVES = 8;
  private static final int STRIDE = Integer.getInteger("t4dx.crash.stride", 3);

  private static CheckpointOptions options(SplittableRandom random) {
    return new CheckpointOptions(
        Duration.ofDays(1), 1 + random.nextInt(12), 64 << 10, 1 + random.nextInt(4));
  }

  /** A history goes on from what the crash of the one before it left. */
  @Test
  void everyHistoryIsTheSameAfterTheCrash() {
    int warm = 0;
    int replayed = 0;
    for (long seed = 0; seed < HISTORIES / LIVES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      AgentLife life = new AgentLife(seed, options(random));
      for (int lived = 0; lived < LIVES; lived++) {
        live(life, random, "seed " + seed + ", life " + lived);
        life.crash(survival(random));
        RecoveryReport.Components found = life.found();
        warm += found.checkpointLsn() > 0 ? 1 : 0;
        replayed += found.changes() > 0 ? 1 : 0;
      }
    }
    assertThat(warm).isGreaterThan(HISTORIES / 4);
    assertThat(replayed).isGreaterThan(HISTORIES / 4);
  }

  private static void live(AgentLife life, SplittableRandom random, String which) {
    try {
      life.open();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(which, e);
    }
    life.disk().plan(FaultPlan.NONE.crashInside(5 + random.nextInt(60)).seed(random.nextLong()));
    try {
      life.live(12);
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      assertThat(Rig.hasLostPower(life.disk())).as("%s: %s", which, e).isTrue();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(which, e);
    }
  }

  private static Survival survival(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Survival.NONE;
      case 1 -> Survival.ALL;
      default -> Survival.part(random.nextLong());
    };
  }

  /** With its checkpoints, closings and openings. */
  @Test
  void aCrashAtAnyOperationOfOneLifeLosesNothing() {
    long crashes = 0;
    for (long nth = 1; ; nth += STRIDE) {
      AgentLife life = crashed(nth);
      if (!Rig.hasLostPower(life.disk())) {
        break;
      }
      crashes++;
      SimulatedDisk lost = life.disk();
      life.over(lost.crash(nth % 2 == 0 ? Survival.NONE : Survival.part(nth)));
      try {
        life.open();
        life.live(1);
        life.close();
      } catch (RuntimeException | AssertionError e) {
        List<String> trace = lost.trace();
        throw new AssertionError(
            "crash at operation "
                + nth
                + "\n  "
                + String.join("\n  ", trace.subList(Math.max(0, trace.size() - 20), trace.size())),
            e);
      }
    }
    assertThat(crashes * STRIDE).isGreaterThan(100);
  }

  /** The recovery is cut short at each of its operations, and then done again. */
  @Test
  void aCrashInsideARecoveryLosesNothing() {
    long crashes = 0;
    for (long nth = 40; nth < 140; nth += 30) {
      for (long inner = 1; ; inner += STRIDE) {
        AgentLife life = crashed(nth);
        assertThat(Rig.hasLostPower(life.disk())).isTrue();
        life.over(life.disk().crash(Survival.part(nth)));
        life.disk().plan(FaultPlan.NONE.crashInside(inner).seed(inner));
        try {
          life.openUnseen();
          life.close();
        } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
          life.abandon();
        }
        boolean lost = Rig.hasLostPower(life.disk());
        life.over(life.disk().crash(Survival.part(inner)));
        life.open();
        life.close();
        if (!lost) {
          break;
        }
        crashes++;
      }
    }
    assertThat(crashes * STRIDE).isGreaterThan(100);
  }

  private static AgentLife crashed(long nth) {
    AgentLife life = new AgentLife(11, new CheckpointOptions(Duration.ofDays(1), 6, 64 << 10, 2));
    life.disk().plan(FaultPlan.NONE.crashInside(nth).seed(nth));
    try {
      life.open();
      life.live(24);
      life.close();
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      assertThat(Rig.hasLostPower(life.disk())).as("%s", e).isTrue();
    }
    life.abandon();
    return life;
  }
}

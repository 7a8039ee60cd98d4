package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation of the disk fails, and the space ends anywhere. Where there are many operations
 * of a kind, the failures of neighbours are by turns a single one and one that lasts; {@code
 * -Dt4dx.fault.all=true} makes it both for each.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineFaultTest {
  private static final long SEED = 12;
  private static final long MANY = Boolean.getBoolean("t4dx.fault.all") ? Long.MAX_VALUE : 20;

  /** What this workload does not do to a disk. */
  private static final Set<Operation> NEVER_DONE = EnumSet.of(Operation.LINK);

  /** What a write waits for; where anything else fails, a flush is tried again later. */
  private static final Set<Operation> FAILS_WRITES =
      EnumSet.of(
          Operation.CREATE,
          // Of a file that was prepared for the log.
          Operation.OPEN,
          Operation.WRITE,
          Operation.SYNC,
          Operation.RENAME,
          Operation.DIRECTORY_SYNC);

  private final ManualClock clock = ManualClock.standing();

  @ParameterizedTest
  @EnumSource(Operation.class)
  void anErrorOfTheDiskIsToldAndLosesNothing(Operation kind) {
    Rig unharmed = rig();
    new Workload(SEED, clock).run(unharmed);
    long count = unharmed.disk().operations(kind);
    assertThat(count == 0).as("%d of %s", count, kind).isEqualTo(NEVER_DONE.contains(kind));
    long noticed = 0;
    // Odd, so that both ways have their turns.
    long step = MANY == Long.MAX_VALUE ? 1 : 1 + count / 400 * 2;
    for (long nth = 1; nth <= count; nth += step) {
      if (count < MANY || nth % 2 == 0) {
        String single = kind + " " + nth + " fails once";
        noticed += check(FaultPlan.NONE.failAt(kind, nth), single) ? 1 : 0;
      }
      if (count < MANY || nth % 2 == 1) {
        String lasting = kind + " " + nth + " fails from then on";
        noticed += check(FaultPlan.NONE.failFrom(kind, nth), lasting) ? 1 : 0;
      }
    }
    assertThat(noticed > 0)
        .as("%d writes failed of %s", noticed, kind)
        .isEqualTo(FAILS_WRITES.contains(kind));
  }

  @Test
  void aFullDiskIsToldAndLosesNothing() {
    Rig unharmed = rig();
    new Workload(SEED, clock).run(unharmed);
    long failures = 0;
    for (long space = 0; space < 400_000; space += 2_503) {
      failures += check(FaultPlan.NONE.space(space), "the disk is full after " + space) ? 1 : 0;
    }
    assertThat(failures).isGreaterThan(30);
  }

  @Test
  void shortReadsAndWritesMakeNoDifference() {
    for (long seed = 0; seed < 20; seed++) {
      Rig unharmed = rig();
      new Workload(SEED + seed, clock).run(unharmed);
      Rig rig = rig();
      rig.disk().plan(FaultPlan.NONE.withShortTransfers().seed(seed));
      new Workload(SEED + seed, clock).run(rig);
      for (Operation kind : List.of(Operation.READ, Operation.WRITE)) {
        assertThat(rig.disk().operations(kind)).isGreaterThan(unharmed.disk().operations(kind));
      }
    }
  }

  @Test
  void aStoreThatBecameReadOnlyCanTakeWritesAgain() {
    long resumed = 0;
    for (Operation kind : new Operation[] {Operation.WRITE, Operation.SYNC}) {
      for (long nth = 1; nth <= 30; nth++) {
        Rig rig = rig();
        rig.disk().plan(FaultPlan.NONE.failFrom(kind, nth));
        try {
          new Workload(SEED, clock).run(rig);
        } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
          resumed += resume(rig, kind + " fails from " + nth) ? 1 : 0;
        }
      }
    }
    assertThat(resumed).isGreaterThan(30);
  }

  /** Whether the store had become read-only. */
  private boolean resume(Rig rig, String what) {
    if (!rig.isOpen() || !rig.history().hasDoubt()) {
      rig.abandon();
      return false;
    }
    try {
      assertThatExceptionOfType(T4dxException.class).isThrownBy(() -> rig.store().resumeWrites());
      rig.disk().plan(FaultPlan.NONE);
      rig.resume();
      rig.agreement().onEverything();
      assertThat(rig.store().stats().readOnly()).isFalse();
      new Workload(SEED + 1, clock).writeAfter(rig);
      for (Survival survival : List.of(Survival.NONE, Survival.ALL, Survival.part(SEED))) {
        checkAndGoOn(rig.over(rig.disk().crash(survival)));
      }
      rig.abandon();
      return true;
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(what + "\n" + e.getMessage(), e);
    }
  }

  private Rig rig() {
    return new Rig(
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1)::open,
        Workload.options(clock).build(),
        clock);
  }

  /** Whether the store noticed. */
  private boolean check(FaultPlan plan, String what) {
    try {
      Rig closed = faulty(plan);
      closed.disk().plan(FaultPlan.NONE);
      checkAndGoOn(closed.over(closed.disk()));

      Rig crashed = faulty(plan);
      for (Survival survival :
          List.of(Survival.NONE, Survival.ALL, Survival.part(SEED), Survival.part(~SEED))) {
        checkAndGoOn(crashed.over(crashed.disk().crash(survival)));
      }
      return crashed.history().hasDoubt();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(what + "\n" + e.getMessage(), e);
    }
  }

  /** Lives the workload until it fails. */
  private Rig faulty(FaultPlan plan) {
    Rig rig = rig();
    rig.disk().plan(plan);
    try {
      new Workload(SEED, clock).run(rig);
    } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
      assertThat(e).hasMessageContaining("simulated");
      if (rig.isOpen() && rig.history().hasDoubt()) {
        checkReadOnly(rig);
      }
    }
    rig.abandon();
    return rig;
  }

  private static void checkReadOnly(Rig rig) {
    rig.agreement().onEverything();
    assertThat(rig.store().stats().readOnly()).isTrue();
    assertThatExceptionOfType(T4dxException.ReadOnly.class)
        .isThrownBy(() -> rig.store().insert(ItemDraft.in("read-only").build()));
    rig.agreement().onEverything();
  }

  private void checkAndGoOn(Rig found) {
    found.openAfterPowerLoss();
    new Workload(SEED + 1, clock).writeAfter(found);
    found.close();
    found.open();
    found.close();
  }
}

package io.t4dx.torture.sim;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What befalls somebody's work on a disk.
 *
 * @param plan what the disk does
 * @param killedAt the change of the disk before which the process is killed, from 1
 */
record Mishap(FaultPlan plan, long killedAt) {
  private static final long NEVER = Long.MAX_VALUE;
  private static final List<Operation> FAILING =
      List.of(
          Operation.READ,
          Operation.WRITE,
          Operation.SYNC,
          Operation.DIRECTORY_SYNC,
          Operation.CREATE,
          Operation.RENAME,
          Operation.DELETE,
          Operation.OPEN);

  static final Mishap NONE = new Mishap(FaultPlan.NONE, NEVER);

  /** None in one of three, else most often a power loss. */
  static Mishap random(SplittableRandom random) {
    long nth = random.nextInt(1, 1 << random.nextInt(1, 7));
    return switch (random.nextInt(6)) {
      case 0, 1 -> NONE;
      case 2, 3 -> new Mishap(FaultPlan.NONE.crashInside(nth).seed(random.nextLong()), NEVER);
      case 4 -> new Mishap(FaultPlan.NONE, nth);
      default -> new Mishap(trouble(random), NEVER);
    };
  }

  /** Operations fail, or the space ends, or transfers are short. */
  static FaultPlan trouble(SplittableRandom random) {
    FaultPlan plan = FaultPlan.NONE.seed(random.nextLong());
    Operation kind = FAILING.get(random.nextInt(FAILING.size()));
    long nth = random.nextInt(1, 1 << random.nextInt(1, 6));
    return switch (random.nextInt(4)) {
      case 0 -> plan.failAt(kind, nth);
      case 1 -> plan.failFrom(kind, nth);
      case 2 -> plan.space(random.nextLong(20_000));
      default -> plan.withShortTransfers();
    };
  }
}

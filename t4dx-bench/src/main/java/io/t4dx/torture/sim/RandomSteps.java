package io.t4dx.torture.sim;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.sleep.SleepPass;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lists of steps, from seeds: mostly writes, and a power loss every few steps. */
final class RandomSteps {
  private static final long DAY = 86_400_000_000L;
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

  private final SplittableRandom random;
  private final RandomWrites writes;

  RandomSteps(SplittableRandom random, SmallWorld world) {
    this.random = random;
    this.writes = new RandomWrites(random, world);
  }

  List<Step> steps(int count) {
    List<Step> steps = new ArrayList<>();
    while (steps.size() < count) {
      steps.add(step());
    }
    return steps;
  }

  private Step step() {
    int kind = random.nextInt(100);
    if (kind < 48) {
      return new Step.Write(writes.batch());
    } else if (kind < 60) {
      return new Step.Ask(random.nextLong());
    } else if (kind < 62) {
      return new Step.Compare();
    } else if (kind < 65) {
      return new Step.Hold();
    } else if (kind < 68) {
      return new Step.Pass(random.nextInt(4) == 0 ? random.nextLong(40 * DAY) : 1_000);
    } else if (kind < 71) {
      return new Step.Flush();
    } else if (kind < 74) {
      return new Step.Reopen(Manner.random(random));
    } else if (kind < 77) {
      return sleep();
    } else if (kind < 80) {
      return new Step.Trouble(trouble());
    } else if (kind < 82) {
      return new Step.Relief();
    } else if (kind < 83) {
      return rare();
    } else if (kind < 84) {
      return new Step.Checkpoint();
    } else if (kind < 86) {
      return new Step.Image(random.nextLong());
    } else if (kind < 89) {
      return new Step.Kill(random.nextInt(1, 1 << random.nextInt(1, 7)), Manner.random(random));
    }
    long nth = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 1 << random.nextInt(1, 8));
    return new Step.PowerLoss(nth, random.nextBoolean(), random.nextLong(), Manner.random(random));
  }

  private Step sleep() {
    List<SleepPass> passes = new ArrayList<>();
    for (SleepPass pass : SleepPass.values()) {
      if (random.nextBoolean()) {
        passes.add(pass);
      }
    }
    return new Step.Sleep(random.nextLong(2 * DAY), passes);
  }

  private Step rare() {
    return switch (random.nextInt(6)) {
      case 0 -> new Step.Erase(random.nextInt(SmallWorld.IDS));
      case 1, 2 -> new Step.Restore(random.nextInt(SmallWorld.IDS));
      default -> new Step.Rot(random.nextLong());
    };
  }

  private FaultPlan trouble() {
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

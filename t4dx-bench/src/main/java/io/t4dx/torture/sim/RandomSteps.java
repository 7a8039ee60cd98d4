package io.t4dx.torture.sim;

import io.t4dx.sleep.SleepPass;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lists of steps, from seeds: mostly writes, and a power loss every few steps. */
final class RandomSteps {
  private static final long DAY = 86_400_000_000L;

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
    if (kind < 46) {
      return new Step.Write(writes.batch());
    } else if (kind < 58) {
      return new Step.Ask(random.nextLong());
    } else if (kind < 60) {
      return new Step.Compare();
    } else if (kind < 63) {
      return new Step.Hold();
    } else if (kind < 66) {
      return new Step.Pass(random.nextInt(4) == 0 ? random.nextLong(40 * DAY) : 1_000);
    } else if (kind < 69) {
      return new Step.Flush();
    } else if (kind < 72) {
      return new Step.Reopen(Manner.random(random));
    } else if (kind < 75) {
      return sleep();
    } else if (kind < 78) {
      return new Step.Trouble(Mishap.trouble(random));
    } else if (kind < 80) {
      return new Step.Relief();
    } else if (kind < 81) {
      return rare();
    } else if (kind < 82) {
      return new Step.Checkpoint();
    } else if (kind < 84) {
      return new Step.Image(random.nextLong());
    } else if (kind < 86) {
      return new Step.Backup(random.nextLong());
    } else if (kind < 87) {
      return new Step.GoBack(random.nextLong());
    } else if (kind < 90) {
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
}

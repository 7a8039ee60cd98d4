package io.t4dx.torture.sim;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A life as its seed has it: what stays the same in it, and what happens.
 *
 * @param manner in which the store is opened first
 */
record Origin(Metric metric, Manner manner, List<ItemKey> keys, List<Step> steps) {
  private static final int STEPS = 40;

  static Origin of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallWorld world = new SmallWorld(random);
    Metric metric = Metric.ofCode(random.nextInt(1, 4));
    Manner manner = Manner.random(random);
    return new Origin(metric, manner, world.keys(), new RandomSteps(random, world).steps(STEPS));
  }

  /** A life that is little more than flipped bits, which are seldom met otherwise. */
  static Origin rotting(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SmallWorld world = new SmallWorld(random);
    RandomWrites writes = new RandomWrites(random, world);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      steps.add(new Step.Write(writes.batch()));
      if (i % 4 == 3) {
        steps.add(new Step.Rot(random.nextLong()));
      }
    }
    return new Origin(Metric.COSINE, Manner.random(random), world.keys(), steps);
  }
}

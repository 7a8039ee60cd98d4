package io.t4dx.torture.sim;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
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
    Metric metric = Metric.values()[random.nextInt(Metric.values().length)];
    Manner manner = Manner.random(random);
    return new Origin(metric, manner, world.keys(), new RandomSteps(random, world).steps(STEPS));
  }
}

package io.t4dx.torture.sim;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.store.Snapshot;
import io.t4dx.torture.oracle.Witness;
import io.t4dx.torture.oracle.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Snapshots that stay open while their store goes on, and what they must show. */
final class HeldSnapshots {
  private record Held(Snapshot snapshot, World world) {}

  private final List<Held> held = new ArrayList<>();

  void add(Snapshot snapshot, World world) {
    held.add(new Held(snapshot, world));
  }

  /** Asks one of them, where there are any; returns whether it did. */
  boolean ask(SplittableRandom random, Metric metric, List<ItemKey> keys) {
    if (held.isEmpty()) {
      return false;
    }
    Held one = held.get(random.nextInt(held.size()));
    new Witness(one.snapshot(), one.world()).questions(random, metric, keys);
    return true;
  }

  void letGo() {
    held.forEach(one -> one.snapshot().close());
    held.clear();
  }
}

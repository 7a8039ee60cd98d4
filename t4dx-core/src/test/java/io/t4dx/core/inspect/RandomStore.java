package io.t4dx.core.inspect;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.RandomItems;
import io.t4dx.testing.RandomOperations;
import io.t4dx.testing.Rig;
import io.t4dx.write.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** A store of a few segments, each with a graph and dead rows, on a simulated disk. */
final class RandomStore {
  /** Enough for codes of vectors. */
  static final int DIMENSION = 64;

  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT
          .flushing(EngineTuning.Flushing.CALLER)
          .graphFrom(1)
          .merging(MergePolicy.NEVER);

  final SimulatedDisk disk = new SimulatedDisk();
  final ManualClock clock = ManualClock.standing();
  final RandomItems items;
  private final RandomOperations operations;

  RandomStore(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.items = new RandomItems(random, clock, DIMENSION, 40);
    this.operations = new RandomOperations(random, items);
  }

  /** One that was written to and closed. */
  static RandomStore closed(long seed) {
    RandomStore store = new RandomStore(seed);
    try (Store open = store.open()) {
      store.write(open, 60);
    }
    return store;
  }

  Engine open() {
    return TUNING.open(
        disk,
        StoreOptions.builder()
            .clock(clock)
            .randomSeed(1)
            .dimension(DIMENSION)
            .memtableItems(24)
            .frozenMemtables(64)
            .build());
  }

  /** Writes batches that scale no weights, which segments would not contain. */
  void write(Store open, int batches) {
    for (int i = 0; i < batches; i++) {
      clock.advance(10);
      List<Operation> batch =
          operations.namedBatch().stream()
              .filter(operation -> !(operation instanceof Operation.ScaleWeights))
              .toList();
      if (!batch.isEmpty()) {
        open.write(Rig.batch(batch));
      }
    }
  }

  StoreInspector inspector() {
    return new StoreInspector(disk);
  }

  /** All items that a store has. */
  Map<ItemKey, Item> itemsOf(Store open) {
    Map<ItemKey, Item> all = new HashMap<>();
    for (String namespace : open.namespaces()) {
      try (ItemStream stream = open.scan(Scan.in(namespace))) {
        stream.forEachRemaining(item -> all.put(item.key(), item));
      }
    }
    return all;
  }

  Map<EdgeKey, Edge> edgesOf(Store open) {
    Map<EdgeKey, Edge> all = new HashMap<>();
    for (String namespace : open.namespaces()) {
      open.forEachEdge(namespace, edge -> all.put(edge.key(), edge));
    }
    return all;
  }

  UUID anId() {
    return items.id();
  }
}

package io.t4dx.testing;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A short life that has everything in it: a store is made, written to in ones and in batches, its
 * log rotates and its memtables freeze, it is closed, opened again and written to again.
 */
public final class Workload {
  private static final int DIMENSION = 3;

  private final ManualClock clock;
  private final List<List<Operation>> before = new ArrayList<>();
  private final List<List<Operation>> after = new ArrayList<>();

  /** The same life for the same seed. */
  public Workload(long seed, ManualClock clock) {
    this.clock = clock;
    SplittableRandom random = new SplittableRandom(seed);
    RandomItems items = new RandomItems(random, clock, DIMENSION, 6);
    RandomOperations operations = new RandomOperations(random, items);
    for (int i = 0; i < 14; i++) {
      before.add(operations.namedBatch());
      if (i % 3 == 0) {
        before.add(List.of(big(items)));
      }
    }
    for (int i = 0; i < 6; i++) {
      after.add(operations.namedBatch());
    }
  }

  /** Options under which this life meets rotations and freezes. */
  public static StoreOptions.Builder options(ManualClock clock) {
    return StoreOptions.builder()
        .clock(clock)
        .randomSeed(1)
        .metric(Metric.COSINE)
        .dimension(DIMENSION)
        .syncMode(SyncMode.fsync())
        .logFileBytes(64 << 10)
        .logLineBytes(64 << 10)
        .memtableItems(6)
        .frozenMemtables(64);
  }

  /** Lives it on a rig, until it ends or the store fails. */
  public void run(Rig rig) {
    rig.open();
    write(rig, before);
    rig.close();
    rig.open();
    write(rig, after);
    rig.close();
  }

  /** Its last writes alone, on a store that is open. */
  public void writeAfter(Rig rig) {
    write(rig, after);
  }

  private void write(Rig rig, List<List<Operation>> batches) {
    for (List<Operation> batch : batches) {
      clock.advance(10);
      rig.write(batch);
    }
  }

  /** A third of a log file. */
  private static Operation big(RandomItems items) {
    return new Operation.Insert(
        ItemDraft.in(items.namespace()).id(items.id()).content("big ".repeat(5_000)).build(),
        List.of());
  }
}

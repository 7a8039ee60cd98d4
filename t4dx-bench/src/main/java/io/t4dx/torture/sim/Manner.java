package io.t4dx.torture.sim;

import io.t4dx.core.engine.EngineTuning;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.index.kernel.Metric;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.StoreListener;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.torture.oracle.Diary;
import io.t4dx.write.Operation;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How a store is opened: what may differ from one opening to the next.
 *
 * @param entries a checkpoint is taken after so many entries of the diary; 0 where the store is not
 *     told of the diary
 */
record Manner(
    SyncMode sync,
    int memtableItems,
    int graphFrom,
    boolean merging,
    long syncMicros,
    int entries) {
  static Manner random(SplittableRandom random) {
    SyncMode sync =
        switch (random.nextInt(8)) {
          case 0 -> SyncMode.none();
          case 1 -> SyncMode.interval(Duration.ofHours(1));
          case 2, 3 -> SyncMode.fdatasync();
          default -> SyncMode.fsync();
        };
    long slow = random.nextInt(4) == 0 ? random.nextLong(1, 5_000_000) : 0;
    return new Manner(
        sync,
        1 << random.nextInt(1, 7),
        random.nextInt(1, 8),
        random.nextBoolean(),
        slow,
        random.nextInt(8));
  }

  boolean hasDiary() {
    return entries > 0;
  }

  /** Those of some operations that a store which is opened like this takes. */
  List<Operation> allowed(List<Operation> operations) {
    return hasDiary()
        ? operations
        : operations.stream().filter(one -> !(one instanceof Operation.ChangeComponent)).toList();
  }

  /** Threads of the engine would make a seed say less than everything. */
  EngineTuning tuning() {
    return EngineTuning.DEFAULT
        .flushing(EngineTuning.Flushing.CALLER)
        .graphFrom(graphFrom)
        .merging(new MergePolicy(2, 3, 1_000_000));
  }

  StoreOptions options(
      VirtualClock clock, Metric metric, Diary diary, RecoveryMode mode, StoreListener listener) {
    return StoreOptions.builder()
        .components(hasDiary() ? List.of(diary) : List.of())
        .checkpoints(CheckpointOptions.defaults().changes(Math.max(1, entries)).kept(2))
        .clock(clock)
        .randomSeed(1)
        .metric(metric)
        .syncMode(sync)
        .recoveryMode(mode)
        .memtableItems(memtableItems)
        .memtableBytes(64 << 10)
        .frozenMemtables(64)
        .stallTimeout(Duration.ZERO)
        .logFileBytes(64 << 10)
        .logLineBytes(64 << 10)
        .merging(merging)
        .sleep(
            SleepOptions.builder()
                .automatic(false)
                .set(SleepSetting.FORGET_AGE, 86_400)
                .set(SleepSetting.FORGET_KAPPA_BELOW, 0.3)
                .set(SleepSetting.FORGET_IMPORTANCE_BELOW, 0.4)
                .set(SleepSetting.DANGLING_AGE, 86_400)
                .build())
        .listener(listener)
        .build();
  }
}

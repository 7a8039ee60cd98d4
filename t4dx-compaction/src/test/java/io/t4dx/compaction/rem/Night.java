package io.t4dx.compaction.rem;

import io.t4dx.T4dx;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.Scan;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A store in memory, and REM over its one namespace. */
final class Night implements AutoCloseable {
  static final String NAMESPACE = "alice";
  static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  final Store store;
  private final Metric metric;
  private final SleepOptions options;
  private final int batchBytes;

  Night(Metric metric, SleepOptions options, int batchBytes) {
    this.metric = metric;
    this.options = options;
    this.batchBytes = batchBytes;
    this.store =
        T4dx.inMemory(StoreOptions.builder().metric(metric).randomSeed(7).merging(false).build());
  }

  Night(Metric metric) {
    this(metric, SleepOptions.defaults(), 1 << 20);
  }

  static ItemDraft.Builder item(float... vector) {
    return ItemDraft.in(NAMESPACE)
        .vector(vector)
        .kappa(0.5f)
        .eventTime(NOW.minusSeconds(60))
        .content("a note");
  }

  UUID insert(ItemDraft.Builder draft) {
    return store.insert(draft.build()).id();
  }

  /** Some items near a middle, and others that lie anywhere. */
  static List<float[]> around(Random random, float[] middle, int count, float spread) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = middle.clone();
      for (int d = 0; d < vector.length; d++) {
        vector[d] += spread * (float) random.nextGaussian();
      }
      vectors.add(vector);
    }
    return vectors;
  }

  static float[] anywhere(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int d = 0; d < dimension; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }

  SleepPlan.Rem plan() {
    try (Snapshot view = store.snapshot()) {
      return new PrototypePlanner(metric, options).plan(view, NAMESPACE, NOW, (at, what) -> {});
    }
  }

  PrototypeMaker maker() {
    return new PrototypeMaker(metric, options, batchBytes);
  }

  PrototypeRemaker remaker() {
    return new PrototypeRemaker(metric, options, batchBytes);
  }

  Consolidation consolidate(SleepPlan.Cluster cluster) {
    try (Snapshot view = store.snapshot()) {
      return maker().consolidate(view, cluster);
    }
  }

  /** Plans, and does all of it; the plan that was done. */
  SleepPlan.Rem sleep() {
    SleepPlan.Rem plan = plan();
    plan.clusters().forEach(this::carryOut);
    return plan;
  }

  /** How many batches it took. */
  int carryOut(SleepPlan.Cluster cluster) {
    int batches = 0;
    Optional<SleepPlan.Cluster> rest = Optional.of(cluster);
    while (rest.isPresent()) {
      Consolidation next = consolidate(rest.get());
      if (next.batch().isPresent()) {
        WriteResult result = store.write(next.batch().get());
        if (!result.applied()) {
          throw new AssertionError(result.outcomes());
        }
        batches++;
      }
      rest = next.rest();
    }
    return batches;
  }

  ItemKey key(UUID id) {
    return new ItemKey(NAMESPACE, id);
  }

  Item get(UUID id) {
    return store.get(key(id)).orElseThrow();
  }

  List<Edge> edges(UUID id) {
    return store.edges(NAMESPACE, id, Direction.BOTH);
  }

  List<Item> prototypes() {
    List<Item> found = new ArrayList<>();
    try (ItemStream items = store.scan(Scan.in(NAMESPACE).where(PrototypeMark.filter()))) {
      items.forEachRemaining(found::add);
    }
    return found;
  }

  @Override
  public void close() {
    store.close();
  }
}

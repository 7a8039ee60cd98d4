package io.t4dx.compaction.cycle;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A store on a simulated disk that sleeps only when it is told to, under a clock that goes only
 * when it is told to; no thread but the caller's touches the disk.
 */
final class Bed implements AutoCloseable {
  static final String ALICE = "alice";
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final SleepOptions sleep;
  private SimulatedDisk disk;
  private Instant now = START;
  private Store store;

  private Bed(SleepOptions sleep, SimulatedDisk disk) {
    this.sleep = sleep;
    this.disk = disk;
    this.store = open();
  }

  static Bed made() {
    return made(options -> options);
  }

  static Bed made(UnaryOperator<SleepOptions.Builder> sleep) {
    return new Bed(
        sleep.apply(SleepOptions.builder().automatic(false)).build(), new SimulatedDisk());
  }

  /** A bed over what is left on a disk, at the time of this one. */
  Bed over(SimulatedDisk found) {
    Bed other = new Bed(sleep, found);
    other.now = now;
    return other;
  }

  private Store open() {
    return EngineTuning.DEFAULT
        .flushing(EngineTuning.Flushing.CALLER)
        .open(
            disk,
            StoreOptions.builder()
                .clock(() -> now)
                .randomSeed(7)
                .merging(false)
                .sleep(sleep)
                .build());
  }

  SimulatedDisk disk() {
    return disk;
  }

  Store store() {
    return store;
  }

  void reopen() {
    store.close();
    store = open();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  static ItemKey key(long id) {
    return new ItemKey(ALICE, id(id));
  }

  static UUID id(long id) {
    return new UUID(0, id);
  }

  static ItemDraft.Builder draft(long id) {
    return ItemDraft.in(ALICE).id(id(id)).content("item " + id);
  }

  void insert(ItemDraft.Builder draft) {
    store.insert(draft.build());
  }

  void edge(long source, EdgeType type, long target, float weight) {
    store.putEdge(EdgeDraft.of(ALICE, id(source), type, id(target), weight));
  }

  float weight(long source, EdgeType type, long target) {
    return store.edge(new EdgeKey(ALICE, id(source), type, id(target))).orElseThrow().weight();
  }

  float kappa(long id) {
    return store.get(key(id)).orElseThrow().kappa();
  }

  boolean isThere(long id) {
    return store.get(key(id)).isPresent();
  }

  /** Everything in the store that sleep may not change unless it says so. */
  record Contents(List<Item> items, List<Edge> edges) {}

  Contents contents() {
    List<Item> items = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (String namespace : store.namespaces()) {
      try (ItemStream all = store.scan(Scan.in(namespace))) {
        all.forEachRemaining(items::add);
      }
      store.forEachEdge(namespace, edges::add);
    }
    edges.sort(Comparator.comparing(edge -> edge.key().toString()));
    return new Contents(items, edges);
  }

  static float setting(SleepSetting setting) {
    return (float) setting.initially();
  }

  @Override
  public void close() {
    store.close();
  }
}

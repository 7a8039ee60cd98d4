package io.t4dx.bench.hybrid;

import io.t4dx.T4dx;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.report.Versions;
import io.t4dx.bench.store.Background;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * This engine with its defaults: an fsync before each write returns, sleep and merging as they
 * come; or with the one difference that it does not sleep.
 */
final class T4dxHybrid implements HybridSystem {
  private static final String NAMESPACE = "agent";
  private static final EdgeType TYPE = EdgeType.RELATES_TO;
  private static final int BATCH = 100;

  /** The name of what differs from the defaults only in that no cycle of sleep begins. */
  static final String WITHOUT_SLEEP = ThisEngine.NAME + " without sleep";

  private final String name;
  private final Asleep asleep = new Asleep();
  private final SleepOptions sleep;
  private Optional<Store> opened = Optional.empty();

  private T4dxHybrid(String name, boolean sleeps) {
    this.name = name;
    this.sleep = SleepOptions.builder().automatic(sleeps).listener(asleep).build();
  }

  static T4dxHybrid byDefault() {
    return new T4dxHybrid(ThisEngine.NAME, true);
  }

  static T4dxHybrid withoutSleep() {
    return new T4dxHybrid(WITHOUT_SLEEP, false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return Versions.own();
  }

  @Override
  public void open(Path directory, int dimensions) {
    StoreOptions options = StoreOptions.builder().dimension(dimensions).sleep(sleep).build();
    opened = Optional.of(T4dx.open(directory, options));
  }

  @Override
  public void load(List<Memory> memories) {
    for (int from = 0; from < memories.size(); from += BATCH) {
      WriteBatch batch = new WriteBatch();
      for (Memory memory : memories.subList(from, Math.min(memories.size(), from + BATCH))) {
        batch.insert(item(memory), edges(memory));
      }
      store().write(batch);
    }
  }

  @Override
  public void settle() throws InterruptedException {
    rest();
  }

  @Override
  public void rest() throws InterruptedException {
    Background.await(store());
  }

  @Override
  public Found search(float[] vector, String session, int k, float leastWeight) {
    Search search =
        Search.in(NAMESPACE)
            .nearest(vector)
            .k(k)
            .where(Filter.session(session))
            .returning(Parts.CONTENT)
            .build();
    List<Hit> hits = store().search(search).hits();
    List<UUID> ids = new ArrayList<>(hits.size());
    int characters = 0;
    for (Hit hit : hits) {
      ids.add(hit.item().id());
      characters += hit.item().content().length();
    }
    int[] numbers = ids.stream().mapToInt(T4dxHybrid::number).toArray();
    return new Found(numbers, ids.isEmpty() ? 0 : neighbours(ids, leastWeight), characters);
  }

  private int neighbours(List<UUID> ids, float leastWeight) {
    Traversal step = Traversal.from(NAMESPACE, ids).minWeight(leastWeight);
    return store().traverse(step).visits().size() - ids.size();
  }

  @Override
  public void insert(Memory memory) {
    store().insert(item(memory), edges(memory));
  }

  @Override
  public void addToKappa(int number, float delta) {
    store()
        .update(
            new ItemKey(NAMESPACE, id(number)), FieldUpdate.builder().addToKappa(delta).build());
  }

  @Override
  public void addToWeight(int source, int target, float delta) {
    store()
        .updateEdgeWeight(
            new EdgeKey(NAMESPACE, id(source), TYPE, id(target)), delta, MissingEdge.LEAVE);
  }

  @Override
  public Optional<Asleep.Amount> slept() {
    return Optional.of(asleep.amount());
  }

  @Override
  public void close() throws IOException {
    opened.ifPresent(Store::close);
    opened = Optional.empty();
  }

  private Store store() {
    return opened.orElseThrow();
  }

  private static ItemDraft item(Memory memory) {
    return ItemDraft.in(NAMESPACE)
        .id(id(memory.number()))
        .session(memory.session())
        .content(memory.text())
        .kappa(memory.kappa())
        .vector(memory.vector())
        .build();
  }

  private static EdgeDraft[] edges(Memory memory) {
    return memory.links().stream()
        .map(
            link ->
                EdgeDraft.of(
                    NAMESPACE, id(memory.number()), TYPE, id(link.target()), link.weight()))
        .toArray(EdgeDraft[]::new);
  }

  /** Bits that look random, as an application's own ids do, and the number. */
  private static UUID id(int number) {
    long mixed = (number + 1L) * 0x9E3779B97F4A7C15L;
    return new UUID(mixed ^ (mixed >>> 29), number);
  }

  private static int number(UUID id) {
    return (int) id.getLeastSignificantBits();
  }
}

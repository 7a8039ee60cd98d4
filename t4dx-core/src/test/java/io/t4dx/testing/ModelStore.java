package io.t4dx.testing;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Explanation;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.sleep.Sleep;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.ItemStream;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.StoreStats;
import io.t4dx.write.Durability;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The model as a store: what the contract's tests say of the engine they also say of the model, so
 * that both cannot be wrong in the same way unnoticed. For one thread; its "disk" is the state that
 * it is opened on. It refuses wrong dimensions, and content that is longer than a line of the log.
 */
public final class ModelStore implements Store {
  private final ModelState state;
  private final StoreOptions options;
  private final ModelReads reads;
  private final SplittableRandom random;
  private int dimension;

  public ModelStore(ModelState state, StoreOptions options) {
    this.state = state;
    this.options = options;
    this.reads = new ModelReads(state, options.metric().orElse(Metric.COSINE), options.clock());
    this.random = new SplittableRandom(options.randomSeed().orElse(0) + state.lsn());
    this.dimension = options.dimension().orElse(0);
    state.items().values().forEach(item -> item.vector().ifPresent(this::check));
  }

  @Override
  public UUID newId() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @Override
  public WriteResult write(WriteBatch batch) {
    batch.operations().forEach(this::check);
    List<UUID> ids = new ArrayList<>();
    List<Operation> operations = new ArrayList<>();
    for (Operation operation : batch.operations()) {
      if (operation instanceof Operation.Insert insert) {
        ItemDraft draft = insert.item();
        UUID id = draft.id().orElseGet(this::newId);
        ids.add(id);
        operations.add(new Operation.Insert(draft.withId(id), insert.edges()));
      } else {
        operations.add(operation);
      }
    }
    long lsn = state.lsn() + 1;
    long at = Math.max(Micros.of("now", options.clock().instant()), state.at());
    return new WriteResult(
        lsn, Durability.DURABLE, ModelWrites.apply(state, operations, lsn, at), ids);
  }

  private void check(Operation operation) {
    if (operation instanceof Operation.Insert insert) {
      if (insert.item().content().length() >= options.logLineBytes()) {
        throw new IllegalArgumentException("content is longer than a line");
      }
      insert.item().vector().ifPresent(this::check);
    } else if (operation instanceof Operation.UpdateFields update) {
      update.update().vector().ifPresent(this::check);
    }
  }

  private void check(float[] vector) {
    if (dimension != 0 && dimension != vector.length) {
      throw new IllegalArgumentException(
          "vector has " + vector.length + " dimensions; the store has " + dimension);
    }
    dimension = vector.length;
  }

  @Override
  public Snapshot snapshot() {
    return new ModelReads(state.copy(), options.metric().orElse(Metric.COSINE), options.clock());
  }

  @Override
  public void flush() {}

  @Override
  public Sleep sleep() {
    throw new IllegalStateException("the model does not sleep");
  }

  @Override
  public void resumeWrites() {}

  @Override
  public StoreStats stats() {
    return new StoreStats(
        lsn(),
        state.items().size(),
        state.edges().size(),
        namespaces().size(),
        0,
        0,
        0,
        false,
        new StoreStats.Segments(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false),
        new StoreStats.Log(1, lsn(), lsn(), 1, 0, 0, 0, 0, 1, Duration.ZERO, Duration.ZERO),
        StoreStats.Checkpoints.NONE);
  }

  @Override
  public Checkpoint checkpoint() {
    throw new UnsupportedOperationException("a model is in memory only");
  }

  @Override
  public RecoveryReport recovery() {
    return new RecoveryReport(
        options.recoveryMode(),
        lsn() == 0,
        true,
        lsn(),
        lsn(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Duration.ZERO,
        lsn() == 0 ? RecoveryReport.Start.COLD : RecoveryReport.Start.WARM,
        RecoveryReport.Components.NONE);
  }

  @Override
  public Optional<Item> get(ItemKey key, Parts parts) {
    return reads.get(key, parts);
  }

  @Override
  public SearchResult search(Search search) {
    int before = dimension;
    check(search.vector());
    dimension = before;
    return reads.search(search);
  }

  @Override
  public Explanation<SearchResult> explain(Search search) {
    return reads.explain(search);
  }

  @Override
  public Explanation<Long> explain(Scan scan) {
    return reads.explain(scan);
  }

  @Override
  public Explanation<Long> explainCount(String namespace, Filter filter) {
    return reads.explainCount(namespace, filter);
  }

  @Override
  public ItemStream scan(Scan scan) {
    return reads.scan(scan);
  }

  @Override
  public long count(String namespace, Filter filter) {
    return reads.count(namespace, filter);
  }

  @Override
  public Optional<Edge> edge(EdgeKey key) {
    return reads.edge(key);
  }

  @Override
  public void forEachEdge(String namespace, Consumer<Edge> visitor) {
    reads.forEachEdge(namespace, visitor);
  }

  @Override
  public List<Edge> edges(String namespace, UUID id, Direction direction) {
    return reads.edges(namespace, id, direction);
  }

  @Override
  public TraversalResult traverse(Traversal traversal) {
    return reads.traverse(traversal);
  }

  @Override
  public SortedSet<String> namespaces() {
    return reads.namespaces();
  }

  @Override
  public long lsn() {
    return reads.lsn();
  }

  @Override
  public void close() {}
}

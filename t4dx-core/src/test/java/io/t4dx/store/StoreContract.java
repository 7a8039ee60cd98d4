package io.t4dx.store;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.testing.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tests of the contract share: one empty store, a clock, and few words for the rest. */
@ParameterizedClass
@EnumSource(Judged.class)
abstract class StoreContract {
  static final String ALICE = "alice";
  static final String BOB = "bob";
  static final UUID ONE = new UUID(0, 1);
  static final UUID TWO = new UUID(0, 2);
  static final UUID THREE = new UUID(0, 3);

  /** The greatest id: its first bit must not make it the smallest. */
  static final UUID LAST = new UUID(-1, -1);

  final ManualClock clock = ManualClock.standing();
  final Instant now = clock.instant();

  @Parameter Judged judged;

  Store store;

  @BeforeEach
  void open() {
    store = open(Metric.COSINE);
  }

  Store open(Metric metric) {
    return judged.open(
        StoreOptions.builder()
            .clock(clock)
            .randomSeed(1)
            .metric(metric)
            .logLineBytes(64 << 10)
            .build());
  }

  @AfterEach
  void close() {
    store.close();
  }

  static ItemKey alices(UUID id) {
    return new ItemKey(ALICE, id);
  }

  static ItemDraft.Builder item(UUID id) {
    return ItemDraft.in(ALICE).id(id);
  }

  static ItemDraft plain(UUID id) {
    return item(id).content("item " + id.getLeastSignificantBits()).build();
  }

  static EdgeKey key(UUID source, EdgeType type, UUID target) {
    return new EdgeKey(ALICE, source, type, target);
  }

  static EdgeDraft edge(UUID source, EdgeType type, UUID target, float weight) {
    return EdgeDraft.of(ALICE, source, type, target, weight);
  }

  Item get(UUID id) {
    return store.get(alices(id)).orElseThrow();
  }

  float weight(EdgeKey key) {
    return store.edge(key).map(Edge::weight).orElseThrow();
  }

  List<UUID> ids(Scan scan) {
    List<UUID> ids = new ArrayList<>();
    try (ItemStream items = store.scan(scan)) {
      items.forEachRemaining(item -> ids.add(item.id()));
    }
    return ids;
  }

  List<UUID> ids(Search.Builder search) {
    return store.search(search.build()).hits().stream().map(Hit::item).map(Item::id).toList();
  }
}

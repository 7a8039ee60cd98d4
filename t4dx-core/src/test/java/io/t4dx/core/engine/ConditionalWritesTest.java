package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.EdgeFilter;
import io.t4dx.store.Store;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that ask something of the state, over memtables and over segments. */
final class ConditionalWritesTest {
  private static final UUID TEA = new UUID(1, 1);
  private static final UUID COFFEE = new UUID(2, 2);
  private static final ItemKey ITEM = new ItemKey("alice", TEA);
  private static final EdgeKey EDGE = new EdgeKey("alice", TEA, EdgeType.USES, COFFEE);
  private static final EdgeKey LOOP = new EdgeKey("alice", TEA, EdgeType.SIMILAR_TO, TEA);

  private static Store store(boolean flushed) {
    Store store = T4dx.inMemory();
    store.insert(ItemDraft.in("alice").id(TEA).content("tea").kappa(0.5f).build());
    store.insert(ItemDraft.in("alice").id(COFFEE).content("coffee").build());
    store.putEdge(EdgeDraft.of("alice", TEA, EdgeType.USES, COFFEE, 0.5f));
    store.putEdge(EdgeDraft.of("alice", TEA, EdgeType.SIMILAR_TO, TEA, 0.5f));
    if (flushed) {
      store.flush();
    }
    return store;
  }

  /** Reads the item and its edges, lets something happen, and deletes what was read. */
  private static WriteResult deleteAfter(Store store, Consumer<Store> happening) {
    Item item = store.get(ITEM).orElseThrow();
    List<Edge> edges = store.edges("alice", TEA, Direction.BOTH);
    happening.accept(store);
    return store.write(new WriteBatch().deleteUnchanged(item, edges));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUnchangedItemGoesWithItsEdges(boolean flushed) {
    try (Store store = store(flushed)) {
      WriteResult deleted = deleteAfter(store, same -> same.touch(new ItemKey("alice", COFFEE)));
      assertThat(deleted.outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(store.get(ITEM)).isEmpty();
      assertThat(store.edge(EDGE)).isEmpty();
      assertThat(deleteAgain(store)).isEqualTo(Outcome.NOT_FOUND);
    }
  }

  private static Outcome deleteAgain(Store store) {
    Item gone =
        new Item(
            ITEM,
            Long.MAX_VALUE,
            store.get(new ItemKey("alice", COFFEE)).orElseThrow().fields(),
            "",
            null);
    return store.write(new WriteBatch().deleteUnchanged(gone, List.of())).outcome();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedItemStays(boolean flushed) {
    try (Store store = store(flushed)) {
      assertThat(deleteAfter(store, same -> same.touch(ITEM)).outcome()).isEqualTo(Outcome.UNMET);
      assertThat(store.get(ITEM)).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anItemWithOtherEdgesStays(boolean flushed) {
    List<Consumer<Store>> happenings =
        List.of(
            store -> store.updateEdgeWeight(EDGE, 0.125f, MissingEdge.LEAVE),
            store -> store.updateEdgeWeight(LOOP, 0.125f, MissingEdge.LEAVE),
            store -> store.putEdge(EdgeDraft.of("alice", COFFEE, EdgeType.USES, TEA, 0.5f)),
            store -> store.deleteEdge(EDGE),
            store -> store.scaleWeights(EdgeFilter.all("alice"), 0.5f));
    for (Consumer<Store> happening : happenings) {
      try (Store store = store(flushed)) {
        assertThat(deleteAfter(store, happening).outcome()).isEqualTo(Outcome.UNMET);
        assertThat(store.get(ITEM)).isPresent();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEdgeGoesOnlyBelowTheWeight(boolean flushed) {
    try (Store store = store(flushed)) {
      WriteBatch light = new WriteBatch().deleteEdgeBelow(EDGE, 0.5f);
      assertThat(store.write(light).outcome()).isEqualTo(Outcome.UNMET);
      store.scaleWeights(EdgeFilter.all("alice"), 0.5f);
      assertThat(store.write(light).outcome()).isEqualTo(Outcome.APPLIED);
      assertThat(store.edge(EDGE)).isEmpty();
      assertThat(store.write(light).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEdgeGoesOnlyWhereAnEndHasNoItem(boolean flushed) {
    UUID nobody = new UUID(3, 3);
    EdgeKey dangling = new EdgeKey("alice", nobody, EdgeType.USES, TEA);
    try (Store store = store(flushed)) {
      store.putEdge(EdgeDraft.of("alice", nobody, EdgeType.USES, TEA, 0.5f));
      WriteResult result =
          store.write(
              new WriteBatch()
                  .deleteDanglingEdge(EDGE)
                  .deleteDanglingEdge(dangling)
                  .deleteDanglingEdge(dangling));
      assertThat(result.outcomes())
          .containsExactly(Outcome.UNMET, Outcome.APPLIED, Outcome.NOT_FOUND);
      assertThat(store.edge(EDGE)).isPresent();
      assertThat(store.edge(dangling)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBatchThatRequiresAnUnchangedItemDoesNothingAfterAChange(boolean flushed) {
    try (Store store = store(flushed)) {
      Item item = store.get(ITEM).orElseThrow();
      FieldUpdate change = FieldUpdate.builder().importance(1f).build();
      WriteBatch batch = new WriteBatch().requireUnchanged(item).update(ITEM, change);
      assertThat(store.write(batch).applied()).isTrue();
      assertThat(store.write(batch).outcomes())
          .containsExactly(Outcome.UNMET, Outcome.PRECONDITION_FAILED);
      store.delete(ITEM);
      assertThat(store.write(batch).outcomes())
          .containsExactly(Outcome.NOT_FOUND, Outcome.PRECONDITION_FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBatchThatRequiresNoItemDoesNothingWhereThereIsOne(boolean flushed) {
    try (Store store = store(flushed)) {
      WriteBatch batch =
          new WriteBatch()
              .requireNoItem(ITEM)
              .insert(ItemDraft.in("alice").id(TEA).content("other").build());
      assertThat(store.write(batch).outcomes())
          .containsExactly(Outcome.UNMET, Outcome.PRECONDITION_FAILED);
      store.delete(ITEM);
      assertThat(store.write(batch).applied()).isTrue();
      assertThat(store.get(ITEM).orElseThrow().content()).isEqualTo("other");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsAddedToKappaIsAddedToWhatOthersMadeOfIt(boolean flushed) {
    try (Store store = store(flushed)) {
      store.update(ITEM, FieldUpdate.builder().kappa(0.75f).build());
      store.update(ITEM, FieldUpdate.builder().addToKappa(0.125f).build());
      assertThat(store.get(ITEM).orElseThrow().kappa()).isEqualTo(0.875f);
      store.update(ITEM, FieldUpdate.builder().addToKappa(1f).build());
      assertThat(store.get(ITEM).orElseThrow().kappa()).isEqualTo(1f);
      store.update(ITEM, FieldUpdate.builder().kappa(0.5f).addToKappa(-3f).build());
      assertThat(store.get(ITEM).orElseThrow().kappa()).isEqualTo(0f);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyEdgeIsGivenOnce(boolean flushed) {
    try (Store store = store(flushed)) {
      store.updateEdgeWeight(EDGE, 0.25f, MissingEdge.LEAVE);
      store.putEdge(EdgeDraft.of("bob", TEA, EdgeType.USES, COFFEE, 0.5f));
      List<Edge> edges = new ArrayList<>();
      store.forEachEdge("alice", edges::add);
      assertThat(edges)
          .containsExactlyInAnyOrder(
              store.edge(EDGE).orElseThrow(), store.edge(LOOP).orElseThrow());
    }
  }
}

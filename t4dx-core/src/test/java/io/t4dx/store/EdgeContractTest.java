package io.t4dx.store;

import static io.t4dx.model.EdgeType.CAUSES;
import static io.t4dx.model.EdgeType.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Metadata;
import io.t4dx.query.Direction;
import io.t4dx.query.EdgeFilter;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edges: putting, deleting, UPDATE_EDGE_WEIGHT, BATCH_SCALE_WEIGHTS and TRAVERSE. */
final class EdgeContractTest extends StoreContract {
  private static final EdgeKey CAUSE = key(ONE, CAUSES, TWO);

  @Test
  void anEdgeNeedsNoItemsAtItsEnds() {
    Metadata why = Metadata.of("why", "seen twice");
    store.putEdge(edge(ONE, CAUSES, TWO, 0.5f).with(why));

    assertThat(store.edge(CAUSE)).hasValue(new Edge(CAUSE, 0.5f, now, why));
    assertThat(store.namespaces()).containsExactly(ALICE);
  }

  @Test
  void anEdgeUnderTheSameKeyIsReplacedWhole() {
    store.putEdge(edge(ONE, CAUSES, TWO, 0.5f).with(Metadata.of("why", "seen")));
    store.putEdge(edge(ONE, CAUSES, TWO, 0.7f).createdAt(now.minusSeconds(9)));

    assertThat(store.edge(CAUSE))
        .hasValue(new Edge(CAUSE, 0.7f, now.minusSeconds(9), Metadata.EMPTY));
  }

  @Test
  void edgesAreListedOutgoingFirstThenByTypeThenByTheOtherEnd() {
    store.putEdge(edge(LAST, CAUSES, ONE, 1));
    store.putEdge(edge(ONE, SEQUENCE, TWO, 1));
    store.putEdge(edge(ONE, CAUSES, LAST, 1));
    store.putEdge(edge(ONE, CAUSES, THREE, 1));
    store.putEdge(edge(TWO, CAUSES, ONE, 1));

    assertThat(store.edges(ALICE, ONE, Direction.BOTH))
        .extracting(Edge::key)
        .containsExactly(
            key(ONE, CAUSES, THREE),
            key(ONE, CAUSES, LAST),
            key(ONE, SEQUENCE, TWO),
            key(TWO, CAUSES, ONE),
            key(LAST, CAUSES, ONE));
    assertThat(store.edges(ALICE, ONE, Direction.OUT)).hasSize(3);
    assertThat(store.edges(ALICE, ONE, Direction.IN)).hasSize(2);
  }

  @Test
  void anEdgeFromAnIdToItselfIsListedOnce() {
    store.putEdge(edge(ONE, CAUSES, ONE, 1));
    for (Direction direction : Direction.values()) {
      assertThat(store.edges(ALICE, ONE, direction)).hasSize(1);
    }
  }

  @Test
  void aDeletedEdgeIsGone() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1));
    assertThat(store.deleteEdge(CAUSE).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(store.edge(CAUSE)).isEmpty();
    assertThat(store.deleteEdge(CAUSE).outcome()).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void aWeightIsChangedByADeltaAndStaysBetweenZeroAndOne() {
    store.putEdge(edge(ONE, CAUSES, TWO, 0.5f));
    store.updateEdgeWeight(CAUSE, 0.25f, MissingEdge.LEAVE);
    assertThat(weight(CAUSE)).isEqualTo(0.75f);
    store.updateEdgeWeight(CAUSE, 0.5f, MissingEdge.LEAVE);
    assertThat(weight(CAUSE)).isEqualTo(1f);
    store.updateEdgeWeight(CAUSE, -3f, MissingEdge.LEAVE);
    assertThat(weight(CAUSE)).isEqualTo(0f);
  }

  @Test
  void theWeightOfAMissingEdgeIsAnErrorUnlessItIsToBeCreated() {
    assertThat(store.updateEdgeWeight(CAUSE, 0.3f, MissingEdge.LEAVE).outcome())
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(store.edge(CAUSE)).isEmpty();

    assertThat(store.updateEdgeWeight(CAUSE, 0.3f, MissingEdge.CREATE).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(store.edge(CAUSE)).hasValue(new Edge(CAUSE, 0.3f, now, Metadata.EMPTY));
  }

  @Test
  void scalingMultipliesTheWeightsThatMatchAtThatMoment() {
    store.putEdge(edge(ONE, CAUSES, TWO, 0.8f));
    store.putEdge(edge(ONE, SEQUENCE, TWO, 0.8f));
    EdgeFilter causes = EdgeFilter.all(ALICE).types(CAUSES).weightBetween(0.5f, 1f);

    store.scaleWeights(causes, 0.5f);
    assertThat(weight(CAUSE)).isEqualTo(0.4f);
    assertThat(weight(key(ONE, SEQUENCE, TWO))).isEqualTo(0.8f);

    store.scaleWeights(causes, 0.5f);
    assertThat(weight(CAUSE)).as("below the filter by now").isEqualTo(0.4f);

    store.putEdge(edge(ONE, CAUSES, THREE, 0.8f));
    assertThat(weight(key(ONE, CAUSES, THREE))).as("written later").isEqualTo(0.8f);
  }

  @Test
  void scalingStaysBetweenZeroAndOneAndInItsNamespace() {
    store.putEdge(edge(ONE, CAUSES, TWO, 0.8f));
    assertThat(store.scaleWeights(EdgeFilter.all(BOB), 0).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(weight(CAUSE)).isEqualTo(0.8f);
    store.scaleWeights(EdgeFilter.all(ALICE), 3);
    assertThat(weight(CAUSE)).isEqualTo(1f);
  }

  @Test
  void aThousandScalingsLeaveWhatAThousandProductsLeave() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1f));
    float wanted = 1f;
    for (int i = 0; i < 1000; i++) {
      store.scaleWeights(EdgeFilter.all(ALICE), 0.999f);
      wanted *= 0.999f;
    }
    assertThat(weight(CAUSE)).isCloseTo(wanted, within(0f));
  }

  @Test
  void aTraversalReachesEachNodeOnceNearerOnesFirst() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1));
    store.putEdge(edge(ONE, SEQUENCE, TWO, 1));
    store.putEdge(edge(TWO, CAUSES, THREE, 1));
    store.putEdge(edge(THREE, CAUSES, ONE, 1));
    store.putEdge(edge(THREE, CAUSES, LAST, 1));

    TraversalResult result = store.traverse(Traversal.from(ALICE, ONE).depth(2));
    assertThat(result.visits()).extracting(Visit::id).containsExactly(ONE, TWO, THREE);
    assertThat(result.visits()).extracting(Visit::depth).containsExactly(0, 1, 2);
    assertThat(result.visits().get(2).path())
        .extracting(Edge::key)
        .containsExactly(key(ONE, CAUSES, TWO), key(TWO, CAUSES, THREE));
    assertThat(result.complete()).isTrue();
  }

  @Test
  void aTraversalGoesInTheDirectionThatWasAskedFor() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1));
    store.putEdge(edge(THREE, CAUSES, ONE, 1));
    Traversal traversal = Traversal.from(ALICE, ONE);

    assertThat(store.traverse(traversal).visits()).extracting(Visit::id).containsExactly(ONE, TWO);
    assertThat(store.traverse(traversal.direction(Direction.IN)).visits())
        .extracting(Visit::id)
        .containsExactly(ONE, THREE);
    assertThat(store.traverse(traversal.direction(Direction.BOTH)).visits())
        .extracting(Visit::id)
        .containsExactly(ONE, TWO, THREE);
  }

  @Test
  void aTraversalFollowsOnlyWhatItIsAllowedTo() {
    EdgeType own = new EdgeType("remembers");
    store.putEdge(edge(ONE, own, TWO, 0.9f).createdAt(now.minusSeconds(10)));
    store.putEdge(edge(ONE, CAUSES, THREE, 0.2f));
    Traversal traversal = Traversal.from(ALICE, ONE);

    assertThat(store.traverse(traversal.types(own)).visits())
        .extracting(Visit::id)
        .containsExactly(ONE, TWO);
    assertThat(store.traverse(traversal.minWeight(0.3f)).visits())
        .extracting(Visit::id)
        .containsExactly(ONE, TWO);
    assertThat(store.traverse(traversal.createdBetween(now, now.plusSeconds(1))).visits())
        .extracting(Visit::id)
        .containsExactly(ONE, THREE);
    assertThat(store.traverse(traversal.depth(0)).visits())
        .extracting(Visit::id)
        .containsExactly(ONE);
  }

  @Test
  void aTraversalThatEndsAtItsLimitSaysSo() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1));
    store.putEdge(edge(ONE, CAUSES, THREE, 1));
    Traversal traversal = Traversal.from(ALICE, ONE);

    TraversalResult cut = store.traverse(traversal.maxNodes(2));
    assertThat(cut.visits()).extracting(Visit::id).containsExactly(ONE, TWO);
    assertThat(cut.complete()).isFalse();
    assertThat(store.traverse(traversal.maxNodes(3)).complete()).isTrue();
  }

  @Test
  void aTraversalFromSeveralStartsReachesEachNodeOnce() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1));
    store.putEdge(edge(ONE, CAUSES, LAST, 1));
    store.putEdge(edge(TWO, CAUSES, THREE, 1));
    store.putEdge(edge(TWO, CAUSES, LAST, 1));

    List<Visit> visits = store.traverse(Traversal.from(ALICE, List.of(TWO, ONE, TWO))).visits();
    assertThat(visits).extracting(Visit::id).containsExactly(TWO, ONE, THREE, LAST);
    assertThat(visits).extracting(Visit::depth).containsExactly(0, 0, 1, 1);
    assertThat(visits.get(1).path()).isEmpty();
    assertThat(visits.get(3).path()).extracting(Edge::key).containsExactly(key(TWO, CAUSES, LAST));
  }

  @Test
  void aTraversalBeginsSomewhereAndHasRoomForAllItsStarts() {
    assertThatThrownBy(() -> Traversal.from(ALICE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Traversal traversal = Traversal.from(ALICE, List.of(ONE, TWO));
    assertThat(store.traverse(traversal.maxNodes(2)).complete()).isTrue();
    assertThatThrownBy(() -> traversal.maxNodes(1)).isInstanceOf(IllegalArgumentException.class);
  }
}

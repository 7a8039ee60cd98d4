package io.t4dx.store;

import static io.t4dx.model.EdgeType.CAUSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.EdgeFilter;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import org.junit.jupiter.api.Test;

/** Batches, their requirements, what is refused, and snapshots. */
final class BatchContractTest extends StoreContract {

  @Test
  void eachOperationSeesTheOnesBeforeIt() {
    WriteResult result =
        store.write(
            new WriteBatch()
                .delete(alices(ONE))
                .insert(plain(ONE))
                .update(alices(ONE), FieldUpdate.builder().addToAccessCount(2).build())
                .putEdge(edge(ONE, CAUSES, TWO, 0.5f))
                .scaleWeights(EdgeFilter.all(ALICE), 0.5f)
                .updateEdgeWeight(key(ONE, CAUSES, TWO), 0.25f, MissingEdge.LEAVE)
                .insert(ItemDraft.in(BOB).build())
                .deleteEdge(key(TWO, CAUSES, ONE)));

    assertThat(result.outcomes())
        .containsExactly(
            Outcome.NOT_FOUND,
            Outcome.APPLIED,
            Outcome.APPLIED,
            Outcome.APPLIED,
            Outcome.APPLIED,
            Outcome.APPLIED,
            Outcome.APPLIED,
            Outcome.NOT_FOUND);
    assertThat(result.applied()).isFalse();
    assertThat(result.ids()).hasSize(2).startsWith(ONE);
    assertThat(get(ONE).accessCount()).isEqualTo(2);
    assertThat(get(ONE).lsn()).isEqualTo(result.lsn());
    assertThat(weight(key(ONE, CAUSES, TWO))).isEqualTo(0.5f);
    assertThat(store.get(new ItemKey(BOB, result.ids().getLast()))).isPresent();
  }

  @Test
  void aBatchCanBeWrittenTwice() {
    store.insert(plain(ONE));
    WriteBatch batch =
        new WriteBatch().update(alices(ONE), FieldUpdate.builder().addToAccessCount(1).build());
    store.write(batch);
    store.write(batch);
    assertThat(get(ONE).accessCount()).isEqualTo(2);
  }

  @Test
  void aRequirementThatIsNotMetLetsTheWholeBatchDoNothing() {
    long before = store.lsn();
    WriteResult result =
        store.write(
            new WriteBatch()
                .insert(plain(ONE))
                .requireItem(alices(ONE))
                .putEdge(edge(ONE, CAUSES, TWO, 1)));

    assertThat(result.outcomes())
        .as("what the batch itself inserts does not count")
        .containsExactly(
            Outcome.PRECONDITION_FAILED, Outcome.NOT_FOUND, Outcome.PRECONDITION_FAILED);
    assertThat(store.namespaces()).isEmpty();
    assertThat(store.lsn()).as("it was logged all the same").isEqualTo(before + 1);
  }

  @Test
  void aRequirementThatIsMetLetsItHappen() {
    store.insert(plain(ONE), edge(ONE, CAUSES, TWO, 1));
    WriteResult result =
        store.write(
            new WriteBatch()
                .requireEdge(key(ONE, CAUSES, TWO))
                .requireItem(alices(ONE))
                .delete(alices(ONE)));
    assertThat(result.applied()).isTrue();
    assertThat(store.get(alices(ONE))).isEmpty();
  }

  @Test
  void whatIsRefusedLeavesNoTrace() {
    store.insert(item(ONE).vector(1, 0).build());
    long before = store.lsn();
    WriteBatch wrongDimension =
        new WriteBatch().insert(plain(TWO)).insert(item(THREE).vector(1, 2, 3).build());
    WriteBatch tooLong =
        new WriteBatch()
            .insert(plain(TWO))
            .insert(item(THREE).content("x".repeat(64 << 10)).build());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.write(wrongDimension))
        .withMessageContaining("3")
        .withMessageContaining("dimension");
    assertThatIllegalArgumentException().isThrownBy(() -> store.write(tooLong));
    assertThat(store.lsn()).isEqualTo(before);
    assertThat(store.get(alices(TWO))).isEmpty();
    assertThat(store.insert(plain(TWO)).lsn()).isEqualTo(before + 1);
  }

  @Test
  void aSnapshotAnswersAllReadsAsOfItsMoment() {
    store.insert(item(ONE).vector(1, 0).build(), edge(ONE, CAUSES, TWO, 0.5f));
    try (Snapshot snapshot = store.snapshot()) {
      long lsn = store.lsn();
      store.scaleWeights(EdgeFilter.all(ALICE), 0);
      store.touch(alices(ONE));
      store.insert(ItemDraft.in(BOB).build());
      store.delete(alices(ONE));

      assertThat(snapshot.lsn()).isEqualTo(lsn);
      assertThat(snapshot.get(alices(ONE)).orElseThrow().accessCount()).isZero();
      assertThat(snapshot.edge(key(ONE, CAUSES, TWO)).orElseThrow().weight()).isEqualTo(0.5f);
      assertThat(snapshot.edges(ALICE, TWO, Direction.IN)).hasSize(1);
      assertThat(snapshot.count(ALICE, Filter.everything())).isEqualTo(1);
      assertThat(snapshot.namespaces()).containsExactly(ALICE);
      try (ItemStream items = snapshot.scan(Scan.in(ALICE))) {
        assertThat(items.next().id()).isEqualTo(ONE);
      }
    }
    assertThat(store.get(alices(ONE))).isEmpty();
  }

  @Test
  void statsCountWhatReadsFind() {
    store.insert(plain(ONE), edge(ONE, CAUSES, TWO, 1));
    store.insert(ItemDraft.in(BOB).build());
    store.touch(alices(ONE));
    StoreStats stats = store.stats();
    assertThat(stats.lsn()).isEqualTo(3);
    assertThat(stats.items()).isEqualTo(2);
    assertThat(stats.edges()).isEqualTo(1);
    assertThat(stats.namespaces()).isEqualTo(2);
    assertThat(stats.readOnly()).isFalse();
  }

  @Test
  void afterItsCloseAStoreFindsItselfClosed() {
    if (judged == Judged.ENGINE) {
      Snapshot snapshot = store.snapshot();
      snapshot.close();
      snapshot.close();
      assertThatExceptionOfType(T4dxException.Closed.class)
          .isThrownBy(() -> snapshot.get(alices(ONE)));
      store.close();
      store.close();
      assertThatExceptionOfType(T4dxException.Closed.class)
          .isThrownBy(() -> store.insert(plain(ONE)));
      assertThatExceptionOfType(T4dxException.Closed.class)
          .isThrownBy(() -> store.get(alices(ONE)));
      assertThatExceptionOfType(T4dxException.Closed.class).isThrownBy(() -> store.snapshot());
    }
  }
}

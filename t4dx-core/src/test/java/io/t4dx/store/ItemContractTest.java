package io.t4dx.store;

import static io.t4dx.model.EdgeType.CAUSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Limits;
import io.t4dx.model.Metadata;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** INSERT, GET, UPDATE_FIELDS and DELETE. */
final class ItemContractTest extends StoreContract {

  @Test
  void anItemHasThePartsThatWereAskedForAndNoOthers() {
    store.insert(item(ONE).content("likes green tea").vector(1, 0).kappa(0.25f).build());

    Item fields = store.get(alices(ONE), Parts.FIELDS).orElseThrow();
    assertThat(fields.kappa()).isEqualTo(0.25f);
    assertThatThrownBy(fields::content)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not asked for");
    assertThatThrownBy(fields::vector).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(fields::toDraft).isInstanceOf(IllegalStateException.class);

    Item content = store.get(alices(ONE), Parts.CONTENT).orElseThrow();
    assertThat(content.content()).isEqualTo("likes green tea");
    assertThat(content).isNotEqualTo(get(ONE)).isEqualTo(get(ONE).only(Parts.CONTENT));

    Item vector = store.get(alices(ONE), Parts.VECTOR).orElseThrow();
    assertThat(vector.vector()).hasValue(new float[] {1, 0});
  }

  @Test
  void anInsertedItemIsThereWithEverythingThatWasGiven() {
    ItemDraft draft =
        item(ONE)
            .content("likes green tea")
            .vector(1, 0, -2.5f)
            .kappa(0.25f)
            .importance(0.75f)
            .type(ItemType.SEMANTIC)
            .eventTime(now.minusSeconds(3))
            .validFrom(now.minusSeconds(2))
            .validUntil(now.plusSeconds(1))
            .accessCount(7)
            .session("monday")
            .metadata(Map.of("rank", 9_007_199_254_740_993L, "tags", List.of("a", 1.5, true)))
            .build();
    WriteResult result = store.insert(draft);

    Item item = get(ONE);
    assertThat(result.applied()).isTrue();
    assertThat(result.id()).isEqualTo(ONE);
    assertThat(item.lsn()).isEqualTo(result.lsn());
    assertThat(item.content()).isEqualTo("likes green tea");
    assertThat(item.vector()).hasValue(new float[] {1, 0, -2.5f});
    assertThat(item.kappa()).isEqualTo(0.25f);
    assertThat(item.importance()).isEqualTo(0.75f);
    assertThat(item.type()).isEqualTo(ItemType.SEMANTIC);
    assertThat(item.eventTime()).isEqualTo(now.minusSeconds(3));
    assertThat(item.recordTime()).isEqualTo(now);
    assertThat(item.validFrom()).isEqualTo(now.minusSeconds(2));
    assertThat(item.validUntil()).hasValue(now.plusSeconds(1));
    assertThat(item.accessCount()).isEqualTo(7);
    assertThat(item.session()).hasValue("monday");
    assertThat(item.metadata().get("rank")).hasValue(9_007_199_254_740_993L);
    assertThat(item.metadata().get("tags")).hasValue(List.of("a", 1.5, true));
  }

  @Test
  void whatIsLeftOutIsMadeAtTheWrite() {
    UUID id = store.insert(ItemDraft.in(ALICE).content("rain").build()).id();

    Item item = get(id);
    assertThat(item.eventTime()).isEqualTo(now);
    assertThat(item.recordTime()).isEqualTo(now);
    assertThat(item.validFrom()).isEqualTo(now);
    assertThat(item.validUntil()).isEmpty();
    assertThat(item.vector()).isEmpty();
    assertThat(item.type()).isEqualTo(ItemType.EPISODIC);
  }

  @Test
  void validityThatHasEndedAlreadyBeginsNoLaterThanItEnds() {
    store.insert(item(ONE).validUntil(now.minusSeconds(1)).build());
    assertThat(get(ONE).validFrom()).isEqualTo(now.minusSeconds(1));
  }

  @Test
  void numbersOfWritesRiseByOne() {
    long first = store.insert(plain(ONE)).lsn();
    assertThat(store.touch(alices(TWO)).lsn()).isEqualTo(first + 1);
    assertThat(store.insert(plain(TWO)).lsn()).isEqualTo(first + 2);
    assertThat(store.lsn()).isEqualTo(first + 2);
  }

  @Test
  void anExistingIdIsReplacedWholeAndKeepsItsEdges() {
    store.insert(
        item(ONE).content("old").vector(1, 2).session("monday").metadata(Map.of("a", 1)).build(),
        edge(ONE, CAUSES, TWO, 0.5f));
    clock.advance(5);
    store.insert(item(ONE).content("new").build());

    Item item = get(ONE);
    assertThat(item.content()).isEqualTo("new");
    assertThat(item.vector()).isEmpty();
    assertThat(item.session()).isEmpty();
    assertThat(item.metadata()).isEqualTo(Metadata.EMPTY);
    assertThat(item.recordTime()).isEqualTo(clock.instant());
    assertThat(store.edges(ALICE, ONE, Direction.OUT)).hasSize(1);
    assertThat(store.count(ALICE, Filter.everything())).isEqualTo(1);
  }

  @Test
  void namespacesDoNotSeeEachOther() {
    store.insert(plain(ONE), edge(ONE, CAUSES, TWO, 1));
    ItemKey bobs = new ItemKey(BOB, ONE);

    assertThat(store.get(bobs)).isEmpty();
    assertThat(store.edges(BOB, ONE, Direction.BOTH)).isEmpty();
    assertThat(store.delete(bobs).outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(store.namespaces()).containsExactly(ALICE);
    assertThat(get(ONE).content()).isEqualTo("item 1");
  }

  @Test
  void anUpdateChangesTheNamedFieldsOnly() {
    store.insert(
        item(ONE)
            .content("tea")
            .vector(1, 2)
            .session("monday")
            .metadata(Map.of("a", 1, "b", 2))
            .build());
    clock.advance(5);
    WriteResult result =
        store.update(
            alices(ONE),
            FieldUpdate.builder()
                .kappa(0.9f)
                .withoutSession()
                .metadata("b", "two")
                .withoutMetadata("a")
                .build());

    Item item = get(ONE);
    assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(item.lsn()).isEqualTo(result.lsn());
    assertThat(item.kappa()).isEqualTo(0.9f);
    assertThat(item.importance()).isEqualTo(0.5f);
    assertThat(item.session()).isEmpty();
    assertThat(item.metadata().asMap()).isEqualTo(Map.of("b", "two"));
    assertThat(item.content()).isEqualTo("tea");
    assertThat(item.recordTime()).isEqualTo(now);
  }

  @Test
  void newContentOrANewVectorIsANewVersion() {
    store.insert(item(ONE).content("tea").vector(1, 2).kappa(0.5f).build());
    clock.advance(5);
    store.update(alices(ONE), FieldUpdate.builder().vector(3, 4).build());

    assertThat(get(ONE).vector()).hasValue(new float[] {3, 4});
    assertThat(get(ONE).content()).isEqualTo("tea");
    assertThat(get(ONE).kappa()).isEqualTo(0.5f);
    assertThat(get(ONE).recordTime()).isEqualTo(clock.instant());
    assertThat(get(ONE).eventTime()).isEqualTo(now);
  }

  @Test
  void touchesAddUpAndNeverFallBelowZeroOrOverflow() {
    store.insert(plain(ONE));
    store.touch(alices(ONE));
    store.touch(alices(ONE));
    assertThat(get(ONE).accessCount()).isEqualTo(2);

    store.update(alices(ONE), FieldUpdate.builder().addToAccessCount(-9).build());
    assertThat(get(ONE).accessCount()).isZero();

    store.touch(alices(ONE));
    store.update(alices(ONE), FieldUpdate.builder().addToAccessCount(Long.MAX_VALUE).build());
    assertThat(get(ONE).accessCount()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anUpdateOfWhatIsNotThereDoesNothingAndSaysSo() {
    assertThat(store.touch(alices(ONE)).outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(store.get(alices(ONE))).isEmpty();
    assertThat(store.namespaces()).isEmpty();
  }

  @Test
  void anUpdateThatWouldEndValidityBeforeItBeginsDoesNothingAndSaysSo() {
    store.insert(item(ONE).validFrom(now).build());
    Item before = get(ONE);
    FieldUpdate update = FieldUpdate.builder().kappa(1).validUntil(now.minusSeconds(1)).build();

    assertThat(store.update(alices(ONE), update).outcome()).isEqualTo(Outcome.CONTRADICTION);
    assertThat(get(ONE)).isEqualTo(before);
  }

  @Test
  void anUpdateThatWouldAddTooMuchMetadataDoesNothingAndSaysSo() {
    Map<String, Object> full = new HashMap<>();
    for (int i = 0; i < Limits.METADATA_ENTRIES; i++) {
      full.put("name" + i, i);
    }
    store.insert(item(ONE).metadata(full).build());
    FieldUpdate one = FieldUpdate.builder().metadata("one more", 1).build();
    FieldUpdate swap =
        FieldUpdate.builder().metadata("one more", 1).withoutMetadata("name0").build();

    assertThat(store.update(alices(ONE), one).outcome()).isEqualTo(Outcome.CONTRADICTION);
    assertThat(store.update(alices(ONE), swap).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(get(ONE).metadata().asMap()).hasSize(Limits.METADATA_ENTRIES);
  }

  /** Update by update it would outgrow what any segment can hold. */
  @Test
  void metadataThatWouldBecomeTooLargeIsNotAdded() {
    String text = "x".repeat(60_000);
    int most = Limits.METADATA / (text.length() + "text 100".length());
    store.insert(plain(ONE));
    Map<String, Object> tooMuch = new HashMap<>();
    for (int i = 100; i <= 100 + most; i++) {
      FieldUpdate update = FieldUpdate.builder().metadata("text " + i, text).build();
      assertThat(store.update(alices(ONE), update).outcome())
          .isEqualTo(i < 100 + most ? Outcome.APPLIED : Outcome.CONTRADICTION);
      tooMuch.put("text " + i, text);
    }
    assertThat(get(ONE).metadata().asMap()).hasSize(most);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of(tooMuch))
        .withMessageContaining("8388608");
    FieldUpdate.Builder update = FieldUpdate.builder().metadata(tooMuch);
    assertThatIllegalArgumentException().isThrownBy(update::build);
  }

  @Test
  void aDeleteTakesTheItemAndEveryEdgeAtIt() {
    store.insert(plain(ONE), edge(ONE, CAUSES, TWO, 1), edge(TWO, CAUSES, ONE, 1));
    store.insert(plain(TWO), edge(TWO, CAUSES, THREE, 1));

    assertThat(store.delete(alices(ONE)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(store.get(alices(ONE))).isEmpty();
    assertThat(store.edges(ALICE, TWO, Direction.BOTH))
        .extracting(Edge::key)
        .containsExactly(key(TWO, CAUSES, THREE));
  }

  @Test
  void aDeleteOfAnIdWithEdgesOnlyTakesTheEdges() {
    store.putEdge(edge(ONE, CAUSES, TWO, 1));
    assertThat(store.delete(alices(TWO)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(store.delete(alices(TWO)).outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(store.namespaces()).isEmpty();
  }

  @Test
  void whatWasDeletedCanBeWrittenAgain() {
    store.insert(item(ONE).content("old").vector(1, 1).build());
    store.delete(alices(ONE));
    store.insert(item(ONE).content("new").build());
    assertThat(get(ONE).content()).isEqualTo("new");
    assertThat(get(ONE).vector()).isEmpty();
  }

  @Test
  void aClockThatGoesBackDoesNotTakeRecordTimesBack() {
    store.insert(plain(ONE));
    clock.advance(-1000);
    store.insert(plain(TWO));
    assertThat(get(TWO).recordTime()).isEqualTo(now);
  }

  @Test
  void madeIdsAreOfVersionSevenAndRise() {
    UUID first = store.newId();
    UUID second = store.newId();
    assertThat(first).isNotEqualTo(second);
    if (judged == Judged.ENGINE) {
      assertThat(first.version()).isEqualTo(7);
      assertThat(first.toString()).isLessThan(second.toString());
    }
  }
}

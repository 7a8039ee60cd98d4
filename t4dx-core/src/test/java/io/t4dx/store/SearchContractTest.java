package io.t4dx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemType;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.query.TimeField;
import io.t4dx.write.FieldUpdate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SEARCH, and the filters that it shares with SCAN and count. */
final class SearchContractTest extends StoreContract {

  private static Search.Builder nearest(float... vector) {
    return Search.in(ALICE).nearest(vector);
  }

  @Test
  void theNearestComeFirst() {
    store.insert(item(ONE).vector(0, 1).build());
    store.insert(item(TWO).vector(1, 0).build());
    store.insert(item(THREE).vector(1, 1).build());
    assertThat(ids(nearest(2, 0))).containsExactly(TWO, THREE, ONE);
    assertThat(ids(nearest(2, 0).k(2))).containsExactly(TWO, THREE);
  }

  @Test
  void equalScoresAreInTheOrderOfTheirIds() {
    store.insert(item(LAST).vector(1, 0).build());
    store.insert(item(TWO).vector(1, 0).build());
    store.insert(item(ONE).vector(1, 0).build());
    assertThat(ids(nearest(1, 0).k(2))).containsExactly(ONE, TWO);
    assertThat(ids(nearest(1, 0))).containsExactly(ONE, TWO, LAST);
  }

  @Test
  void scoresAreHigherForWhatIsNearerWhateverTheMetric() {
    for (Metric metric : Metric.values()) {
      try (Store other = open(metric)) {
        other.insert(item(ONE).vector(3, 4).build());
        List<Hit> hits = other.search(nearest(1, 0).build()).hits();
        float wanted =
            switch (metric) {
              case COSINE -> 0.6f;
              case DOT -> 3f;
              case EUCLIDEAN -> -20f;
            };
        assertThat(hits).singleElement().extracting(Hit::score).isEqualTo(wanted);
      }
    }
  }

  @Test
  void theCosineOfAZeroVectorIsZero() {
    store.insert(item(ONE).vector(0, 0).build());
    store.insert(item(TWO).vector(-1, 0).build());
    assertThat(store.search(nearest(1, 0).build()).hits())
        .extracting(Hit::score)
        .containsExactly(0f, -1f);
  }

  @Test
  void itemsWithoutAVectorAreNeverFound() {
    store.insert(plain(ONE));
    assertThat(ids(nearest(1, 0))).isEmpty();
    store.insert(item(TWO).vector(1, 0).build());
    assertThat(ids(nearest(1, 0))).containsExactly(TWO);
  }

  @Test
  void aFilterNeverMakesResultsGoMissing() {
    for (int i = 0; i < 100; i++) {
      ItemDraft.Builder draft = ItemDraft.in(ALICE).vector(1, i);
      store.insert(draft.session(i >= 97 ? "wanted" : "other").build());
    }
    Search.Builder search = nearest(1, 0).k(3).where(Filter.session("wanted"));
    assertThat(ids(search)).hasSize(3);
  }

  @Test
  void whatHoldsNoLongerIsFoundOnlyWhenAskedFor() {
    store.insert(item(ONE).vector(1, 0).validUntil(now.plusSeconds(1)).build());
    store.insert(item(TWO).vector(1, 0).validFrom(now.plusSeconds(60)).build());
    assertThat(ids(nearest(1, 0))).containsExactly(ONE, TWO);

    clock.advance(1_000_000);
    assertThat(ids(nearest(1, 0))).containsExactly(TWO);
    assertThat(ids(nearest(1, 0).validOrNot())).containsExactly(ONE, TWO);
    assertThat(ids(nearest(1, 0).validAt(now))).containsExactly(ONE);
    assertThat(ids(nearest(1, 0).validAt(now.plusSeconds(60)))).containsExactly(TWO);
  }

  @Test
  void aSearchSeesAChangeOfAMomentAgo() {
    store.insert(item(ONE).vector(1, 0).kappa(0.1f).build());
    Search.Builder search = nearest(1, 0).where(Filter.kappaBetween(0.5f, 1));
    assertThat(ids(search)).isEmpty();

    store.update(alices(ONE), FieldUpdate.builder().kappa(0.6f).build());
    assertThat(ids(search)).containsExactly(ONE);
    store.update(alices(ONE), FieldUpdate.builder().vector(0, 1).build());
    assertThat(store.search(search.build()).hits().getFirst().score()).isZero();
    store.delete(alices(ONE));
    assertThat(ids(search)).isEmpty();
  }

  @Test
  void filtersChooseByEveryField() {
    store.insert(
        item(ONE)
            .vector(1, 0)
            .kappa(0.3f)
            .importance(0.9f)
            .type(ItemType.PROCEDURAL)
            .eventTime(now.minusSeconds(5))
            .validUntil(now.plusSeconds(5))
            .session("monday")
            .metadata(Map.of("topic", "tea", "rank", 3, "tags", List.of("hot", 7)))
            .build());
    store.insert(item(TWO).vector(1, 0).metadata(Map.of("rank", 2.5)).build());

    for (Filter one :
        List.of(
            Filter.kappaBetween(0.3f, 0.3f),
            Filter.importanceBetween(0.6f, 1),
            Filter.type(ItemType.PROCEDURAL, ItemType.SEMANTIC),
            Filter.time(TimeField.EVENT_TIME, now.minusSeconds(5), now),
            Filter.time(TimeField.VALID_UNTIL, now, now.plusSeconds(6)),
            Filter.time(TimeField.VALID_FROM, now.minusSeconds(5), now),
            Filter.validAt(now.minusSeconds(1)),
            Filter.session("monday", "friday"),
            Filter.metadata("topic", "coffee", "tea"),
            Filter.metadata("tags", 7),
            Filter.metadata("tags", "hot"),
            Filter.metadataBetween("rank", 3, 3),
            Filter.hasMetadata("topic"),
            Filter.hasMetadata("topic").or(Filter.session("friday")),
            Filter.everything().and(Filter.hasMetadata("tags")))) {
      assertThat(ids(nearest(1, 0).where(one))).as("%s", one).containsExactly(ONE);
      assertThat(ids(nearest(1, 0).where(one.negate()))).as("not %s", one).containsExactly(TWO);
      assertThat(store.count(ALICE, one)).isEqualTo(1);
    }
    assertThat(store.count(ALICE, Filter.metadataBetween("rank", 2, 3))).isEqualTo(2);
    assertThat(store.count(ALICE, Filter.metadataBetween("tags", 7, 7))).as("a list").isZero();
    assertThat(store.count(ALICE, Filter.metadata("rank", 3.0))).as("a double is no long").isZero();
    assertThat(store.count(ALICE, Filter.time(TimeField.RECORD_TIME, now, now.plusNanos(1000))))
        .isEqualTo(2);
  }

  @Test
  void aVectorOfAnotherDimensionIsRefused() {
    store.insert(item(ONE).vector(1, 0).build());
    Search search = nearest(1, 0, 0).build();
    assertThatIllegalArgumentException().isThrownBy(() -> store.search(search));
  }
}

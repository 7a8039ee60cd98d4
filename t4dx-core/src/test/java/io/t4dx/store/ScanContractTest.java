package io.t4dx.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.Item;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SCAN and its cursors. */
final class ScanContractTest extends StoreContract {

  @BeforeEach
  void fourItems() {
    store.insert(item(THREE).kappa(0.2f).importance(1).eventTime(now.minusSeconds(1)).build());
    store.insert(item(LAST).kappa(0.2f).importance(0).eventTime(now.plusSeconds(9)).build());
    clock.advance(1);
    store.insert(item(ONE).kappa(0.7f).importance(0.1f).eventTime(now.minusSeconds(9)).build());
    clock.advance(1);
    store.insert(item(TWO).kappa(0).importance(0.5f).eventTime(now).build());
  }

  @Test
  void idsAreUnsigned() {
    assertThat(ids(Scan.in(ALICE))).containsExactly(ONE, TWO, THREE, LAST);
    assertThat(ids(Scan.in(ALICE).byDescending(ScanOrder.ID)))
        .containsExactly(LAST, THREE, TWO, ONE);
  }

  @Test
  void everyOrderBreaksTiesById() {
    assertThat(ids(Scan.in(ALICE).by(ScanOrder.KAPPA))).containsExactly(TWO, THREE, LAST, ONE);
    assertThat(ids(Scan.in(ALICE).byDescending(ScanOrder.KAPPA)))
        .containsExactly(ONE, LAST, THREE, TWO);
    assertThat(ids(Scan.in(ALICE).by(ScanOrder.IMPORTANCE))).containsExactly(LAST, ONE, TWO, THREE);
    assertThat(ids(Scan.in(ALICE).by(ScanOrder.EVENT_TIME))).containsExactly(ONE, THREE, TWO, LAST);
    assertThat(ids(Scan.in(ALICE).by(ScanOrder.RECORD_TIME)))
        .containsExactly(THREE, LAST, ONE, TWO);
  }

  @Test
  void filterAndLimitHoldTogether() {
    Scan scan = Scan.in(ALICE).where(Filter.kappaBetween(0.1f, 1)).by(ScanOrder.KAPPA);
    assertThat(ids(scan.limit(2))).containsExactly(THREE, LAST);
    assertThat(ids(Scan.in(BOB))).isEmpty();
  }

  @Test
  void aCursorGoesOnBehindTheLastItem() {
    for (ScanOrder order : ScanOrder.values()) {
      Scan scan = Scan.in(ALICE).byDescending(order);
      String cursor;
      try (ItemStream items = store.scan(scan)) {
        assertThat(items.cursor()).isEmpty();
        items.next();
        items.next();
        cursor = items.cursor().map(ScanCursor::text).orElseThrow();
      }
      assertThat(ids(scan.after(ScanCursor.parse(cursor))))
          .as("%s", order)
          .isEqualTo(ids(scan).subList(2, 4));
    }
  }

  @Test
  void aCursorOutlivesItsItem() {
    Scan scan = Scan.in(ALICE).by(ScanOrder.KAPPA);
    ScanCursor cursor;
    try (ItemStream items = store.scan(scan)) {
      items.next();
      assertThat(items.next().id()).isEqualTo(THREE);
      cursor = items.cursor().orElseThrow();
    }
    store.delete(alices(THREE));
    assertThat(ids(scan.after(cursor))).containsExactly(LAST, ONE);
  }

  @Test
  void aScanWalksOneStateOfTheStore() {
    try (ItemStream items = store.scan(Scan.in(ALICE))) {
      assertThat(items.next().id()).isEqualTo(ONE);
      store.delete(alices(THREE));
      store.insert(item(TWO).content("changed").build());
      assertThat(items.next().content()).isEmpty();
      assertThat(items.next().id()).isEqualTo(THREE);
      assertThat(items.next().id()).isEqualTo(LAST);
      assertThat(items.hasNext()).isFalse();
    }
    Optional<Item> changed = store.get(alices(TWO));
    assertThat(changed).map(Item::content).hasValue("changed");
  }
}

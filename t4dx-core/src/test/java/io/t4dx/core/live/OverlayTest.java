package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.testing.Crowd;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What a reader of an LSN sees of what happened to a segment. */
final class OverlayTest {
  private static final int ROWS = 3_000;

  private static ItemFields fields(float kappa, long accesses) {
    return new ItemFields(
        kappa,
        0.5f,
        ItemType.EPISODIC,
        1,
        2,
        3,
        ItemFields.OPEN,
        accesses,
        Optional.empty(),
        Metadata.EMPTY);
  }

  private static Overlay overlay(int... dead) {
    return new Overlay(ROWS, ROWS, RoaringBitmap.bitmapOf(dead), new RoaringBitmap());
  }

  @Test
  void aRowIsLiveUntilItIsRetired() {
    Overlay overlay = overlay(7);
    overlay.retireRow(5, 80);
    overlay.retireRow(2_999, 80);
    overlay.retireRow(6, 90);
    assertThat(overlay.isRowLive(5, 79)).isTrue();
    assertThat(overlay.isRowLive(5, 80)).isFalse();
    assertThat(overlay.isRowLive(7, 0)).isFalse();
    assertThat(overlay.deadRows(79)).isEqualTo(RoaringBitmap.bitmapOf(7));
    assertThat(overlay.deadRows(89)).isEqualTo(RoaringBitmap.bitmapOf(5, 7, 2_999));
    assertThat(overlay.deadRows(90)).isEqualTo(RoaringBitmap.bitmapOf(5, 6, 7, 2_999));
    assertThat(overlay.deadRows(80)).isEqualTo(RoaringBitmap.bitmapOf(5, 7, 2_999));
    assertThat(overlay.allRowsLive(0)).isFalse();
    assertThat(overlay().allRowsLive(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void edgesAndRowsAreApart() {
    Overlay overlay = overlay();
    overlay.retireEdge(5, 80);
    assertThat(overlay.isEdgeLive(5, 80)).isFalse();
    assertThat(overlay.isRowLive(5, 80)).isTrue();
    assertThat(overlay.deadEdges(80)).isEqualTo(RoaringBitmap.bitmapOf(5));
    assertThat(overlay.allRowsLive(80)).isTrue();
    assertThat(overlay.allEdgesLive(79)).isTrue();
    assertThat(overlay.allEdgesLive(80)).isFalse();
  }

  @Test
  void nothingDiesTwiceOrBeforeWhatDiedLast() {
    Overlay overlay = overlay(7);
    overlay.retireRow(5, 80);
    assertThatIllegalArgumentException().isThrownBy(() -> overlay.retireRow(5, 81));
    assertThatIllegalArgumentException().isThrownBy(() -> overlay.retireRow(7, 81));
    assertThatIllegalArgumentException().isThrownBy(() -> overlay.retireRow(6, 79));
  }

  @Test
  void aPatchIsSeenFromItsWriteOn() {
    Overlay overlay = overlay();
    ItemFields written = fields(0.1f, 0);
    overlay.patch(3, 50, fields(0.1f, 1), written, 0);
    overlay.patch(3, 60, fields(0.9f, 1), written, 0);
    assertThat(overlay.patch(3, 49)).isNull();
    assertThat(overlay.patch(4, 60)).isNull();
    PatchedFields early = overlay.patch(3, 59);
    PatchedFields late = overlay.patch(3, 60);
    assertThat(early).isNotNull();
    assertThat(late).isNotNull();
    assertThat(early.fields().kappa()).isEqualTo(0.1f);
    assertThat(early.lsn()).isEqualTo(50);
    assertThat(late.fields().kappa()).isEqualTo(0.9f);
    assertThat(overlay.patchedRows()).isEqualTo(RoaringBitmap.bitmapOf(3));
  }

  @Test
  void whatNoViewCanReachIsLetGo() {
    Overlay overlay = overlay();
    ItemFields written = fields(0.1f, 0);
    overlay.patch(3, 50, fields(0.2f, 0), written, 0);
    overlay.patch(3, 60, fields(0.3f, 0), written, 55);
    overlay.patch(3, 70, fields(0.4f, 0), written, 65);
    assertThat(overlay.patch(3, 59)).isNull();
    assertThat(overlay.patch(3, 65)).isNotNull();
  }

  @Test
  void aFilterLooksOnlyAtRowsThatDifferInWhatItAsksAbout() {
    Overlay overlay = overlay();
    ItemFields written = fields(0.1f, 0);
    overlay.patch(3, 50, fields(0.1f, 1), written, 0);
    overlay.patch(4, 51, fields(0.2f, 0), written, 0);
    assertThat(overlay.differingRows(EnumSet.of(ItemField.KAPPA)))
        .isEqualTo(RoaringBitmap.bitmapOf(4));
    assertThat(overlay.differingRows(EnumSet.of(ItemField.SESSION))).isEmpty();
    assertThat(overlay.differingRows(EnumSet.allOf(ItemField.class)))
        .isEqualTo(RoaringBitmap.bitmapOf(4));
  }

  @Test
  void readersBesideTheWriterSeeTheirOwnState() {
    long[] retiredAt = new long[ROWS];
    int[] order = shuffled();
    for (int i = 0; i < ROWS; i++) {
      retiredAt[order[i]] = 10L + i / 3;
    }
    Overlay overlay = overlay();
    AtomicLong published = new AtomicLong();
    try (Crowd crowd = new Crowd()) {
      crowd.worker(
          () -> {
            for (int i = 0; i < ROWS; i++) {
              long lsn = retiredAt[order[i]];
              published.set(lsn - 1);
              overlay.patch(order[i], lsn, fields(0.7f, lsn), fields(0.1f, 0), 0);
              overlay.retireRow(order[i], lsn);
            }
            published.set(Long.MAX_VALUE);
          });
      for (int reader = 0; reader < 3; reader++) {
        long seed = reader;
        crowd.bystander(() -> checkAsOf(overlay, retiredAt, published.get(), seed));
      }
      crowd.work();
    }
    checkAsOf(overlay, retiredAt, Long.MAX_VALUE, 1);
  }

  private static void checkAsOf(Overlay overlay, long[] retiredAt, long newest, long seed) {
    long lsn = newest - new SplittableRandom(seed).nextInt(20);
    RoaringBitmap dead = overlay.deadRows(lsn);
    RoaringBitmap patched = overlay.patchedRows();
    for (int row = 0; row < ROWS; row++) {
      boolean retired = retiredAt[row] <= lsn;
      assertThat(dead.contains(row)).isEqualTo(retired);
      assertThat(overlay.isRowLive(row, lsn)).isEqualTo(!retired);
      assertThat(overlay.patch(row, lsn) != null).isEqualTo(retired);
      assertThat(!retired || patched.contains(row)).isTrue();
    }
  }

  private static int[] shuffled() {
    SplittableRandom random = new SplittableRandom(3);
    int[] order = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }
}

package io.t4dx.core.memtable;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Chains of versions are cut where no view looks, and the bytes that are counted go down with them.
 */
final class MemtableTest {
  private static final ItemKey KEY = new ItemKey("alice", new UUID(1, 1));
  private static final ItemFields FIELDS = ItemFields.of(ItemDraft.in("alice").build(), 0);

  private final Memtable memtable = new Memtable(1);

  private ItemNode node() {
    NamespaceTable table = memtable.namespace("alice");
    ItemNode node = table == null ? null : table.item(KEY.id());
    if (node == null) {
      throw new AssertionError("no node");
    }
    return node;
  }

  private ItemVersion at(long lsn) {
    ItemVersion version = node().at(lsn);
    if (version == null) {
      throw new AssertionError("no version at " + lsn);
    }
    return version;
  }

  @Test
  void everyVersionThatAViewCanReachStays() {
    for (long lsn = 1; lsn <= 9; lsn++) {
      memtable.putItem(KEY, lsn, FIELDS, "text " + lsn, null, 3);
    }
    for (long lsn = 3; lsn <= 9; lsn++) {
      assertThat(at(lsn).body().content()).isEqualTo("text " + lsn);
    }
    assertThat(node().at(2)).isNull();
  }

  @Test
  void anItemThatIsTouchedForEverStaysAsSmall() {
    memtable.putItem(KEY, 1, FIELDS, "x".repeat(1000), null, 0);
    long bytes = memtable.bytes();
    for (long lsn = 2; lsn <= 1000; lsn++) {
      memtable.changeFields(node(), at(lsn), lsn, FIELDS, lsn - 1);
    }
    // One version before the newest is what a view at the horizon sees.
    assertThat(memtable.bytes() - bytes).isBetween(0L, 300L);
  }

  @Test
  void aFrozenStateIsKeptAndTheChangesAfterItDoNotPileUp() {
    memtable.putItem(KEY, 1, FIELDS, "text", null, 0);
    memtable.advanceTo(1);
    memtable.freeze();
    ItemVersion frozen = at(1);
    memtable.changeFields(node(), at(1), 2, FIELDS, 1);
    long bytes = memtable.bytes();
    for (long lsn = 3; lsn <= 1000; lsn++) {
      memtable.changeFields(node(), at(lsn), lsn, FIELDS, lsn - 1);
    }
    assertThat(at(1)).isSameAs(frozen);
    assertThat(at(500)).isSameAs(frozen);
    assertThat(at(999).lsn()).isEqualTo(999);
    assertThat(memtable.bytes() - bytes).isBetween(0L, 300L);
  }

  @Test
  void aTextThatNoViewCanReachIsNotCountedAnyMore() {
    memtable.putItem(KEY, 1, FIELDS, "x".repeat(100_000), null, 0);
    memtable.putItem(KEY, 2, FIELDS, "short", null, 1);
    assertThat(memtable.bytes()).isGreaterThan(100_000);
    memtable.putItem(KEY, 3, FIELDS, "short", null, 2);
    assertThat(memtable.bytes()).isLessThan(10_000);
  }

  @Test
  void aSharedTextIsCountedOnce() {
    memtable.putItem(KEY, 1, FIELDS, "x".repeat(100_000), null, 0);
    long bytes = memtable.bytes();
    for (long lsn = 2; lsn <= 100; lsn++) {
      memtable.changeFields(node(), at(lsn), lsn, FIELDS, 0);
    }
    assertThat(memtable.bytes() - bytes).isBetween(99L * 100, 99L * 300);
  }

  @Test
  void rowsAreSeenFromTheWriteThatMadeThemToTheOneThatRetiredThem() {
    memtable.putItem(KEY, 5, FIELDS, "", new float[] {1, 2}, 0);
    ItemBody first = at(5).body();
    memtable.putItem(KEY, 8, FIELDS, "", new float[] {3, 4}, 0);
    first.retireVector(8);
    NamespaceTable table = memtable.namespace("alice");
    VectorRows rows = table == null ? null : table.vectors();
    if (rows == null) {
      throw new AssertionError("no rows");
    }
    RowBlock block = rows.blocks()[0];
    assertThat(block.isVisible(0, 4)).isFalse();
    assertThat(block.isVisible(0, 5)).isTrue();
    assertThat(block.isVisible(0, 7)).isTrue();
    assertThat(block.isVisible(0, 8)).isFalse();
    assertThat(block.isVisible(1, 7)).isFalse();
    assertThat(block.isVisible(1, 8)).isTrue();
  }
}

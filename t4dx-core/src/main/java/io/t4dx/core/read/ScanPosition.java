package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemFields;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import java.util.Comparator;
import java.util.UUID;

/** An item at its place in an order that is not the one of ids. */
record ScanPosition(long value, ItemNode node, ItemVersion version) {
  static final Comparator<ScanPosition> ASCENDING =
      (a, b) -> compare(a.value, a.node.id(), b.value, b.node.id());

  /** Whether an item comes behind a cursor in the cursor's own direction. */
  boolean isBehind(ScanCursor cursor) {
    int order = compare(value, node.id(), cursor.position(), cursor.id());
    return cursor.descending() ? order < 0 : order > 0;
  }

  /** A number that sorts like the value that a scan is ordered by. */
  static long valueOf(ItemFields fields, ScanOrder order) {
    return switch (order) {
      case ID -> 0;
      case EVENT_TIME -> fields.eventTime();
      case RECORD_TIME -> fields.recordTime();
      // The bits of floats that are not negative sort like the floats.
      case KAPPA -> Float.floatToIntBits(fields.kappa());
      case IMPORTANCE -> Float.floatToIntBits(fields.importance());
    };
  }

  private static int compare(long aValue, UUID aId, long bValue, UUID bId) {
    int byValue = Long.compare(aValue, bValue);
    return byValue != 0 ? byValue : Ids.compare(aId, bId);
  }
}

package io.t4dx.core.read;

import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An item at its place in the order of a scan.
 *
 * @param value a number that sorts like the value that the scan is ordered by; 0 in the order of
 *     ids
 * @param item makes the whole item
 */
record ScanPosition(long value, UUID id, Supplier<Item> item) {
  private static final Comparator<ScanPosition> ASCENDING =
      (a, b) -> compare(a.value, a.id, b.value, b.id);
  private static final Comparator<ScanPosition> DESCENDING = ASCENDING.reversed();

  /** The order of a scan. */
  static Comparator<ScanPosition> order(Scan scan) {
    return scan.descending() ? DESCENDING : ASCENDING;
  }

  /** Whether an item comes behind the cursor that a scan goes on from, if it has one. */
  boolean isIn(Scan scan) {
    if (scan.after().isEmpty()) {
      return true;
    }
    ScanCursor cursor = scan.after().get();
    int order = compare(value, id, cursor.position(), cursor.id());
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

package io.t4dx.core.read;

import io.t4dx.model.Item;
import io.t4dx.query.Scan;
import java.util.UUID;

/** Some of the items of a scan, in its order. After each advance it stands on one of them. */
abstract class ScanSource {
  private long value;
  private long high;
  private long low;

  /** Goes on to the next item; false where there is none. */
  abstract boolean advance();

  /** The item on which it stands. */
  abstract Item item();

  /** Where it stands: a value that sorts like what the scan is ordered by, and the id's halves. */
  final void standAt(long newValue, long newHigh, long newLow) {
    value = newValue;
    high = newHigh;
    low = newLow;
  }

  final void standAt(long newValue, UUID id) {
    standAt(newValue, id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** A number that sorts like the value that the scan is ordered by; 0 in the order of ids. */
  final long value() {
    return value;
  }

  /** Whether it stands before another one in the order of a scan. */
  final boolean isBefore(ScanSource other, Scan scan) {
    int order = Long.compare(value, other.value);
    if (order == 0) {
      order = Long.compareUnsigned(high, other.high);
    }
    if (order == 0) {
      order = Long.compareUnsigned(low, other.low);
    }
    return scan.descending() ? order > 0 : order < 0;
  }
}

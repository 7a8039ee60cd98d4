package io.t4dx.core.read;

import io.t4dx.model.Item;
import io.t4dx.query.Scan;
import java.util.ArrayList;
import java.util.List;

/** Items that lie in no order: they are gathered, then sorted. */
final class SortedScan extends ScanSource {
  private final Scan scan;
  private final List<ScanPosition> positions = new ArrayList<>();
  private int at = -1;

  SortedScan(Scan scan) {
    this.scan = scan;
  }

  /** Takes an item in, unless it lies before the scan's cursor. */
  void gather(ScanPosition position) {
    if (position.isIn(scan)) {
      positions.add(position);
    }
  }

  /** To be called once, when all are gathered. */
  SortedScan sorted() {
    positions.sort(ScanPosition.order(scan));
    return this;
  }

  @Override
  boolean advance() {
    if (at + 1 >= positions.size()) {
      return false;
    }
    ScanPosition position = positions.get(++at);
    standAt(position.value(), position.id());
    return true;
  }

  @Override
  Item item() {
    return positions.get(at).item().get();
  }
}

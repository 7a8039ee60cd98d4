package io.t4dx.core.engine;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.model.Item;
import io.t4dx.query.ScanCursor;
import io.t4dx.store.ItemStream;
import io.t4dx.store.T4dxException;
import java.util.Optional;

/** A scan that tells of damage in the words of the API. */
final class GuardedScan implements ItemStream {
  private final ItemStream items;
  private final GuardedRead guard;

  GuardedScan(ItemStream items, GuardedRead guard) {
    this.items = items;
    this.guard = guard;
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public Item next() {
    try {
      return items.next();
    } catch (CorruptSegmentException | CorruptIndexException | InternalError e) {
      guard.examine(e);
      throw new T4dxException.StoreDamaged(
          e.getMessage() + "; the index is not used any more: scan again from the last cursor", e);
    }
  }

  @Override
  public Optional<ScanCursor> cursor() {
    return items.cursor();
  }

  @Override
  public void close() {
    items.close();
  }
}

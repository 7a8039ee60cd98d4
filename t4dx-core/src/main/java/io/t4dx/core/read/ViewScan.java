package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.view.View;
import io.t4dx.model.Item;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import io.t4dx.store.ItemStream;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan over one view, which it holds until it is closed: the memtables' items and the live rows
 * of each segment, merged.
 */
final class ViewScan implements ItemStream {
  private final View view;
  private final Scan scan;
  private final ScanMerge sources;
  private long left;
  private long value;
  private @Nullable UUID id;
  private boolean open = true;

  /**
   * A scan.
   *
   * @param view pinned by the caller for this scan, and released by it
   * @param trace is told how it goes
   */
  ViewScan(View view, Scan scan, RowsTrace trace) {
    this.view = view;
    this.scan = scan;
    this.left = scan.limit();
    this.sources = new ScanMerge(scan);
    sources.add(
        scan.order() == ScanOrder.ID
            ? MemtableScan.byId(view, scan)
            : MemtableScan.sorted(view, scan));
    for (LiveSegment live : view.segments().oldestFirst()) {
      FilterTrace asked = trace.asking(live);
      new SegmentScan(live, scan, view.lsn()).addTo(sources, asked);
      trace.asked(live);
    }
  }

  @Override
  public boolean hasNext() {
    return left > 0 && !sources.isEmpty();
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the scan is at its end");
    }
    if (!open) {
      throw new IllegalStateException("the scan was closed");
    }
    ScanSource source = sources.first();
    Item item = source.item();
    long valueOfItem = source.value();
    sources.advance();
    // Where anything above fails, the cursor still says which item was given last.
    left--;
    value = valueOfItem;
    id = item.id();
    return item;
  }

  @Override
  public Optional<ScanCursor> cursor() {
    return Optional.ofNullable(id)
        .map(last -> new ScanCursor(scan.order(), scan.descending(), value, last));
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      view.close();
    }
  }
}

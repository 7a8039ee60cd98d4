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
import org.jspecify.annotations.Nullable;

/**
 * A scan over one view, which it holds until it is closed: the memtables' items and the live rows
 * of each segment, merged.
 */
final class ViewScan implements ItemStream {
  private final View view;
  private final Scan scan;
  private final ScanMerge positions;
  private long left;
  private @Nullable ScanPosition next;
  private @Nullable ScanCursor cursor;
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
    this.positions = new ScanMerge(scan);
    positions.add(
        scan.order() == ScanOrder.ID
            ? MemtableScan.byId(view, scan)
            : MemtableScan.sorted(view, scan));
    for (LiveSegment live : view.segments().oldestFirst()) {
      FilterTrace asked = trace.asking(live);
      new SegmentScan(live, scan, view.lsn()).addTo(positions, asked);
      trace.asked(live);
    }
    this.next = fetch();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Item next() {
    ScanPosition here = next;
    if (here == null) {
      throw new NoSuchElementException("the scan is at its end");
    }
    if (!open) {
      throw new IllegalStateException("the scan was closed");
    }
    Item item = here.item().get();
    cursor = new ScanCursor(scan.order(), scan.descending(), here.value(), here.id());
    next = fetch();
    return item;
  }

  @Override
  public Optional<ScanCursor> cursor() {
    return Optional.ofNullable(cursor);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      view.close();
    }
  }

  private @Nullable ScanPosition fetch() {
    if (left == 0 || !positions.hasNext()) {
      return null;
    }
    left--;
    return positions.next();
  }
}

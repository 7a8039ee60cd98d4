package io.t4dx.core.read;

import io.t4dx.core.view.View;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import io.t4dx.store.ItemStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A scan over one view, which it holds until it is closed. In the order of ids it walks the
 * memtables as they lie; for any other order it sorts the matching items first.
 */
final class ViewScan implements ItemStream {
  private final View view;
  private final Scan scan;
  private final Iterator<ScanPosition> positions;
  private long left;
  private @Nullable ScanPosition next;
  private @Nullable ScanCursor cursor;
  private boolean open = true;

  /**
   * @param view pinned by the caller for this scan, and released by it
   */
  ViewScan(View view, Scan scan) {
    this.view = view;
    this.scan = scan;
    this.left = scan.limit();
    this.positions = scan.order() == ScanOrder.ID ? byId() : sorted();
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
    cursor = new ScanCursor(scan.order(), scan.descending(), here.value(), here.node().id());
    next = fetch();
    return ItemLookup.toItem(here.node(), here.version(), scan.parts());
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

  private Iterator<ScanPosition> byId() {
    ItemWalk walk =
        ItemWalk.of(
            view,
            scan.namespace(),
            scan.descending(),
            scan.after().map(ScanCursor::id).orElse(null));
    return new MatchingItems(walk, Filters.testOf(scan.filter()));
  }

  private Iterator<ScanPosition> sorted() {
    Predicate<ItemFields> test = Filters.testOf(scan.filter());
    ItemWalk walk = ItemWalk.of(view, scan.namespace());
    List<ScanPosition> matching = new ArrayList<>();
    while (walk.advance()) {
      ItemFields fields = walk.version().fields();
      ScanPosition position =
          new ScanPosition(ScanPosition.valueOf(fields, scan.order()), walk.node(), walk.version());
      if ((test == null || test.test(fields))
          && scan.after().map(position::isBehind).orElse(true)) {
        matching.add(position);
      }
    }
    Comparator<ScanPosition> order = ScanPosition.ASCENDING;
    matching.sort(scan.descending() ? order.reversed() : order);
    return matching.iterator();
  }
}

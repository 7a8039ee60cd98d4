package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.view.View;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items of a view's memtables that pass a scan's filter, by id. */
final class MemtableScan implements Iterator<ScanPosition> {
  private final ItemWalk walk;
  private final Scan scan;
  private final @Nullable Predicate<ItemFields> test;
  private @Nullable ScanPosition next;

  private MemtableScan(ItemWalk walk, Scan scan) {
    this.walk = walk;
    this.scan = scan;
    this.test = Filters.testOf(scan.filter());
    this.next = fetch();
  }

  /** In the order of ids, as the memtables lie. */
  static Iterator<ScanPosition> byId(View view, Scan scan) {
    ItemWalk walk =
        ItemWalk.of(
            view,
            scan.namespace(),
            scan.descending(),
            scan.after().map(ScanCursor::id).orElse(null));
    return new MemtableScan(walk, scan);
  }

  /** In any other order: all are gathered and sorted first. */
  static Iterator<ScanPosition> sorted(View view, Scan scan) {
    List<ScanPosition> positions = new ArrayList<>();
    new MemtableScan(ItemWalk.of(view, scan.namespace()), scan)
        .forEachRemaining(
            position -> {
              if (position.isIn(scan)) {
                positions.add(position);
              }
            });
    positions.sort(ScanPosition.order(scan));
    return positions.iterator();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public ScanPosition next() {
    ScanPosition here = next;
    if (here == null) {
      throw new NoSuchElementException();
    }
    next = fetch();
    return here;
  }

  private @Nullable ScanPosition fetch() {
    while (walk.advance()) {
      ItemNode node = walk.node();
      ItemVersion version = walk.version();
      if (test == null || test.test(version.fields())) {
        long value = ScanPosition.valueOf(version.fields(), scan.order());
        return new ScanPosition(
            value, node.id(), () -> ItemWalk.toItem(node, version, scan.parts()));
      }
    }
    return null;
  }
}

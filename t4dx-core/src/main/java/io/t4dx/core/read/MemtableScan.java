package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.view.View;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items of a view's memtables that pass a scan's filter, by id. */
final class MemtableScan extends ScanSource {
  private final ItemWalk walk;
  private final Scan scan;
  private final @Nullable Predicate<ItemFields> test;

  private MemtableScan(ItemWalk walk, Scan scan) {
    this.walk = walk;
    this.scan = scan;
    this.test = Filters.testOf(scan.filter());
  }

  /** In the order of ids, as the memtables lie. */
  static ScanSource byId(View view, Scan scan) {
    ItemWalk walk =
        ItemWalk.of(
            view,
            scan.namespace(),
            scan.descending(),
            scan.after().map(ScanCursor::id).orElse(null));
    return new MemtableScan(walk, scan);
  }

  /** In any other order. */
  static ScanSource sorted(View view, Scan scan) {
    MemtableScan items = new MemtableScan(ItemWalk.of(view, scan.namespace()), scan);
    SortedScan sorted = new SortedScan(scan);
    while (items.advance()) {
      ItemNode node = items.walk.node();
      ItemVersion version = items.walk.version();
      sorted.gather(
          new ScanPosition(
              items.value(), node.id(), () -> ItemWalk.toItem(node, version, scan.parts())));
    }
    return sorted.sorted();
  }

  @Override
  boolean advance() {
    while (walk.advance()) {
      ItemFields fields = walk.version().fields();
      if (test == null || test.test(fields)) {
        standAt(ScanPosition.valueOf(fields, scan.order()), walk.node().id());
        return true;
      }
    }
    return false;
  }

  @Override
  Item item() {
    return ItemWalk.toItem(walk.node(), walk.version(), scan.parts());
  }
}

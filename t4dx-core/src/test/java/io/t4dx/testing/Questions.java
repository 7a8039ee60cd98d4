package io.t4dx.testing;

import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.store.Store;
import java.util.UUID;

/** Questions that between them make use of every index that a segment has. */
public final class Questions {
  private Questions() {}

  /** Asks them of a store whose vectors have three dimensions, as {@link Workload} has. */
  public static void askAll(Store store, ModelReads expected) {
    Agreement agreement = Agreement.of(store, expected);
    agreement.onEverything();
    for (String namespace : expected.namespaces()) {
      for (ScanOrder order : ScanOrder.values()) {
        agreement.onScan(Scan.in(namespace).byDescending(order));
      }
      agreement.onCount(namespace, Filter.hasMetadata("topic"));
      agreement.onCount(namespace, Filter.session("monday", "tuesday"));
      agreement.onSearch(Search.in(namespace).nearest(1, -2, 3).validOrNot().build());
      agreement.onTraversal(Traversal.from(namespace, new UUID(0, 1)).depth(3));
    }
  }
}

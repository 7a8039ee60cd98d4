package io.t4dx.testing;

import io.t4dx.model.Item;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Snapshots and half-read scans that stay while the store goes on, and must not notice it. */
final class HeldViews {
  private static final int MOST = 6;

  private record HeldSnapshot(Snapshot actual, ModelReads expected) {}

  private record HeldScan(String what, ItemStream actual, List<Item> rest) {}

  private final SplittableRandom random;
  private final RandomItems items;
  private final RandomQueries queries;
  private final List<HeldSnapshot> snapshots = new ArrayList<>();
  private final List<HeldScan> scans = new ArrayList<>();

  HeldViews(SplittableRandom random, RandomItems items, RandomQueries queries) {
    this.random = random;
    this.items = items;
    this.queries = queries;
  }

  void hold(Rig rig) {
    if (snapshots.size() + scans.size() == MOST) {
      release();
    }
    if (random.nextBoolean()) {
      snapshots.add(new HeldSnapshot(rig.store().snapshot(), rig.model()));
      return;
    }
    Scan scan = queries.scan();
    List<Item> rest = Agreement.all(rig.model().scan(scan));
    ItemStream stream = rig.store().scan(scan);
    int read = rest.isEmpty() ? 0 : random.nextInt(rest.size());
    for (int i = 0; i < read; i++) {
      stream.next();
    }
    scans.add(new HeldScan("held " + scan, stream, rest.subList(read, rest.size())));
  }

  void check() {
    for (HeldSnapshot held : snapshots) {
      Agreement agreement = Agreement.of(held.actual(), held.expected());
      agreement.onSearch(queries.search());
      agreement.onScan(queries.scan());
      agreement.onTraversal(queries.traversal());
      agreement.onCount(items.namespace(), queries.filter());
    }
  }

  /** Checks and closes all. */
  void release() {
    for (HeldSnapshot held : snapshots) {
      Agreement.of(held.actual(), held.expected()).onEverything();
      held.actual().close();
    }
    snapshots.clear();
    scans.forEach(
        held -> Agreement.sameItems(held.what(), Agreement.all(held.actual()), held.rest()));
    scans.clear();
  }
}

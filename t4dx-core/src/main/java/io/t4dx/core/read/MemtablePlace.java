package io.t4dx.core.read;

import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.memtable.RowBlock;
import io.t4dx.core.memtable.VectorRows;
import io.t4dx.model.ItemFields;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Explanation.Rows;
import io.t4dx.query.Explanation.Work;
import io.t4dx.query.Filter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What became of one memtable in a search, as it is explained. */
final class MemtablePlace {
  private final Memtable memtable;
  private final long lsn;
  private long all;
  private long live;
  private long accepted;

  MemtablePlace(Memtable memtable, long lsn) {
    this.memtable = memtable;
    this.lsn = lsn;
  }

  /** One that was searched. */
  Place searched(String namespace, Filter filter, long compared, long nanos) {
    NamespaceTable table = memtable.namespace(namespace);
    VectorRows vectors = table == null ? null : table.vectors();
    if (vectors != null) {
      count(vectors, Filters.require(filter));
    }
    return place(
        Choice.EXACT,
        Reason.MEMTABLE,
        "a memtable has no graph",
        Work.exactly(compared),
        Duration.ofNanos(nanos));
  }

  /** One that was not. */
  Place pruned() {
    return place(
        Choice.PRUNED,
        Reason.NO_VECTORS,
        "it has no vector of the namespace",
        Work.NONE,
        Duration.ZERO);
  }

  /** While it is searched rows are asked only as far as the search needs it. */
  private void count(VectorRows vectors, Predicate<ItemFields> passes) {
    int left = vectors.rows();
    for (RowBlock block : vectors.blocks()) {
      int filled = Math.min(left, block.capacity());
      left -= filled;
      for (int index = 0; index < filled; index++) {
        boolean visible = block.isVisible(index, lsn);
        all++;
        live += visible ? 1 : 0;
        if (visible && passes.test(VectorScan.versionOf(block.owner(index), lsn).fields())) {
          accepted++;
        }
      }
    }
  }

  private Place place(Choice choice, Reason reason, String why, Work work, Duration searching) {
    long last = Math.min(memtable.lastLsn(), lsn);
    return new Place(
        "memtable " + memtable.firstLsn() + ".." + last,
        memtable.firstLsn(),
        last,
        choice,
        reason,
        why,
        new Rows(all, live, OptionalDouble.empty(), 0, accepted, accepted),
        List.of(),
        work,
        Duration.ZERO,
        searching);
  }
}

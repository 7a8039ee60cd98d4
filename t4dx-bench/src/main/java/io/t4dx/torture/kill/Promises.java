package io.t4dx.torture.kill;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.Store;
import io.t4dx.torture.oracle.Violation;
import java.util.BitSet;
import java.util.UUID;

/** What was acknowledged to a victim. */
final class Promises {
  private final long[] counts = new long[Victim.THREADS];
  private long lsn;

  void acknowledged(int thread, long count, long newLsn) {
    if (count != counts[thread] + 1) {
      throw new Violation(
          "thread " + thread + " wrote " + count + " after " + counts[thread] + " was promised");
    }
    counts[thread] = count;
    lsn = Math.max(lsn, newLsn);
  }

  /** How many batches. */
  long all() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Every acknowledged batch is there, at most one more of each thread, and none in part. */
  void check(Store store, Counts component) {
    if (!store.recovery().intact()) {
      throw new Violation("damage is reported where none was done: " + store.recovery());
    }
    if (store.lsn() < lsn) {
      throw new Violation("the store ends at write " + store.lsn() + " of at least " + lsn);
    }
    BitSet[] entries = entries(store);
    for (int thread = 0; thread < counts.length; thread++) {
      long count = countOf(store, thread, 0);
      if (count < counts[thread] || count > counts[thread] + 1) {
        throw new Violation(
            "thread " + thread + " is at " + count + "; " + counts[thread] + " was promised");
      }
      if (component.of(thread) != count) {
        throw new Violation(
            "thread " + thread + " is at " + count + ", its component at " + component.of(thread));
      }
      for (int slot = 1; slot < Victim.SLOTS; slot++) {
        if (countOf(store, thread, slot) != count) {
          throw new Violation("batch " + count + " of thread " + thread + " is there in part");
        }
      }
      checkEntries(store, thread, count, entries[thread]);
      counts[thread] = count;
    }
    lsn = store.lsn();
  }

  private static void checkEntries(Store store, int thread, long count, BitSet entries) {
    if (entries.cardinality() != count || entries.length() != (count == 0 ? 0 : count + 1)) {
      throw new Violation(
          "thread %d has %d entries of %d, the first missing is %d"
              .formatted(thread, entries.cardinality(), count, entries.nextClearBit(1)));
    }
    EdgeKey last =
        new EdgeKey(
            Victim.NAMESPACE,
            Victim.entry(thread, count),
            EdgeType.SEQUENCE,
            Victim.entry(thread, count - 1));
    if (count > 0 && store.edge(last).isEmpty()) {
      throw new Violation("entry " + count + " of thread " + thread + " is there without its edge");
    }
  }

  private static BitSet[] entries(Reads store) {
    BitSet[] entries = new BitSet[Victim.THREADS];
    for (int thread = 0; thread < entries.length; thread++) {
      entries[thread] = new BitSet();
    }
    try (ItemStream items = store.scan(Scan.in(Victim.NAMESPACE))) {
      while (items.hasNext()) {
        Item item = items.next();
        UUID id = item.id();
        if (id.getMostSignificantBits() >> 32 == 1) {
          entries[(int) id.getMostSignificantBits()].set((int) Long.parseLong(item.content()));
        }
      }
    }
    return entries;
  }

  /** What a thread has counted to, as one of its items says; 0 where it is not there. */
  static long countOf(Reads store, int thread, int slot) {
    return store
        .get(new ItemKey(Victim.NAMESPACE, Victim.slot(thread, slot)))
        .map(item -> Long.parseLong(item.content()))
        .orElse(0L);
  }
}

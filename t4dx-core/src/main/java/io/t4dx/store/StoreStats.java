package io.t4dx.store;

import java.time.Duration;

/**
 * Figures of a store at one moment.
 *
 * @param items the items that {@link Reads#get} would find
 * @param edges the edges that {@link Reads#edge} would find
 */
public record StoreStats(
    long lsn,
    long items,
    long edges,
    int namespaces,
    long memtableBytes,
    int frozenMemtables,
    long stalls,
    boolean readOnly,
    Log log) {

  /**
   * Figures of the log since the store was opened; sizes and LSNs as they stand.
   *
   * @param groupSize how many writes shared a sync, on average
   */
  public record Log(
      long firstLsn,
      long lastLsn,
      long lastDurableLsn,
      int files,
      long bytes,
      long appends,
      long syncs,
      long errors,
      double groupSize,
      Duration syncMedian,
      Duration syncP99) {}
}

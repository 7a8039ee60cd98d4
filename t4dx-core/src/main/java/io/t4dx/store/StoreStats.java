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
    Segments segments,
    Log log,
    Checkpoints checkpoints) {

  /**
   * Figures of the checkpoints.
   *
   * @param lsn the newest one; 0 where there is none
   * @param age how long ago it was taken, or the store opened
   * @param changes of components since then
   * @param taken how many were taken since the store was opened
   * @param failures how many attempts failed since the store was opened
   */
  public record Checkpoints(long lsn, Duration age, long changes, long taken, long failures) {
    /** Of a store without checkpoints. */
    public static final Checkpoints NONE = new Checkpoints(0, Duration.ZERO, 0, 0, 0);
  }

  /**
   * Figures of the segments.
   *
   * @param rows the items in them, those among them that count no more
   * @param edges the edges in them, those among them that count no more
   * @param graphs how many are searched through a graph
   * @param pendingGraphs how many graphs are yet to be built
   * @param flushes how many memtables became segments since the store was opened
   * @param flushFailures how many attempts failed since the store was opened
   * @param damaged how many are read without an index that is damaged
   * @param rebuilds how many were written again since the store was opened, because an index was
   *     damaged
   * @param merges how many times some were merged into one since the store was opened
   * @param merging whether some are being merged, or looked at for that
   */
  public record Segments(
      int count,
      long bytes,
      long rows,
      long edges,
      int graphs,
      int pendingGraphs,
      long flushes,
      long flushFailures,
      int damaged,
      long rebuilds,
      long merges,
      boolean merging) {}

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

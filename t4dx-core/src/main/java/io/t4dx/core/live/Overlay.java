package io.t4dx.core.live;

import io.t4dx.model.ItemFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everything that happened to a segment after it was written. One thread at a time writes, in the
 * order of LSNs; any number read without locks, each as of its LSN. Bitmaps that it gives out are
 * shared and must not be changed.
 */
public final class Overlay {
  private final Retirements rows;
  private final Retirements edges;
  private final Patches patches;

  /**
   * An overlay over a segment.
   *
   * @param deadRows the rows that no view can find; not changed by anyone any more
   * @param deadEdges the same of edges
   */
  public Overlay(int rows, int edges, RoaringBitmap deadRows, RoaringBitmap deadEdges) {
    this.rows = new Retirements(rows, deadRows);
    this.edges = new Retirements(edges, deadEdges);
    this.patches = new Patches(rows);
  }

  /** Views from an LSN on do not find a row any more; those before do. */
  public void retireRow(int row, long lsn) {
    rows.add(row, lsn);
  }

  /** The same for an edge. */
  public void retireEdge(int ordinal, long lsn) {
    edges.add(ordinal, lsn);
  }

  /**
   * Views from an LSN on find other small fields at a row.
   *
   * @param written what the segment's columns say of it
   * @param horizon the LSN below which no view looks any more
   */
  public void patch(int row, long lsn, ItemFields fields, ItemFields written, long horizon) {
    patches.add(row, lsn, fields, written, horizon);
  }

  public boolean isRowLive(int row, long lsn) {
    return !rows.isRetired(row, lsn);
  }

  public boolean isEdgeLive(int ordinal, long lsn) {
    return !edges.isRetired(ordinal, lsn);
  }

  /** How many of so many rows and edges are live by now. */
  public long live(int ofRows, int ofEdges) {
    return (long) ofRows
        + ofEdges
        - deadRows(Long.MAX_VALUE).getLongCardinality()
        - deadEdges(Long.MAX_VALUE).getLongCardinality();
  }

  /** Whether every row that the segment has is live as of an LSN. */
  public boolean allRowsLive(long lsn) {
    return rows.isEmpty(lsn);
  }

  /** Whether every edge that the segment has is live as of an LSN. */
  public boolean allEdgesLive(long lsn) {
    return edges.isEmpty(lsn);
  }

  /** The rows that are not live as of an LSN. */
  public RoaringBitmap deadRows(long lsn) {
    return rows.asOf(lsn);
  }

  /** The edges that are not live as of an LSN. */
  public RoaringBitmap deadEdges(long lsn) {
    return edges.asOf(lsn);
  }

  /** All rows that were retired since the segment was opened, in the order of LSNs. */
  public void forEachRetiredRow(Retirements.Visitor visitor) {
    rows.forEach(visitor);
  }

  /** The same of edges. */
  public void forEachRetiredEdge(Retirements.Visitor visitor) {
    edges.forEach(visitor);
  }

  /** What a row was patched to as of an LSN; null where the columns have it. */
  public @Nullable PatchedFields patch(int row, long lsn) {
    return patches.at(row, lsn);
  }

  /** The states of a row after an LSN, oldest first, as far back as some view may look. */
  public List<PatchedFields> patchesAfter(int row, long lsn) {
    return patches.after(row, lsn);
  }

  /** Rows that were ever patched; whether a patch counts depends on the LSN. */
  public RoaringBitmap patchedRows() {
    return patches.rows();
  }

  /** Rows of which some patch ever differed from the columns in one of these fields. */
  public RoaringBitmap differingRows(Set<ItemField> fields) {
    return patches.differing(fields);
  }
}

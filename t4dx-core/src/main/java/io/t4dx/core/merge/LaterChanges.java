package io.t4dx.core.merge;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.Overlay;
import io.t4dx.core.live.PatchedFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.PeekableIntIterator;

/**
 * What became of segments after the manifest that a merge went by: carried over to the overlay of
 * the merged one. For whoever keeps writes away meanwhile.
 */
final class LaterChanges {
  private final MergedSource source;

  LaterChanges(MergedSource source) {
    this.source = source;
  }

  private record Retired(int place, long lsn) {}

  /**
   * Carries over all there is.
   *
   * @param horizon the LSN below which no view looks any more
   */
  void carryTo(LiveSegment merged, long horizon) {
    List<Retired> rows = new ArrayList<>();
    List<Retired> edges = new ArrayList<>();
    for (int i = 0; i < source.inputs().size(); i++) {
      int input = i;
      Overlay overlay = source.inputs().get(i).live().overlay();
      overlay.forEachRetiredRow((row, lsn) -> note(source.rowOrder(), input, row, lsn, rows));
      overlay.forEachRetiredEdge((edge, lsn) -> note(source.edgeOrder(), input, edge, lsn, edges));
      patch(input, overlay, merged, horizon);
    }
    inOrder(rows).forEach(row -> merged.overlay().retireRow(row.place, row.lsn));
    inOrder(edges).forEach(edge -> merged.overlay().retireEdge(edge.place, edge.lsn));
  }

  private static void note(MergeOrder order, int input, int number, long lsn, List<Retired> to) {
    int place = order.place(input, number);
    if (place != MergeOrder.DROPPED) {
      to.add(new Retired(place, lsn));
    }
  }

  private static List<Retired> inOrder(List<Retired> retired) {
    retired.sort(Comparator.comparingLong(Retired::lsn));
    return retired;
  }

  /** States up to the LSN that the merged row was written as of are in its columns. */
  private void patch(int input, Overlay overlay, LiveSegment merged, long horizon) {
    PeekableIntIterator patched = overlay.patchedRows().getIntIterator();
    while (patched.hasNext()) {
      int row = patched.next();
      int place = source.rowOrder().place(input, row);
      if (place == MergeOrder.DROPPED) {
        continue;
      }
      for (PatchedFields patch : overlay.patchesAfter(row, merged.segment().lsn(place))) {
        merged.patch(place, patch.lsn(), patch.fields(), horizon);
      }
    }
  }
}

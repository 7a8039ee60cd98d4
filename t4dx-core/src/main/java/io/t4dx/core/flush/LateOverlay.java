package io.t4dx.core.flush;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.Overlay;
import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.LateChanges;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;

/**
 * Makes what became of a memtable after it was frozen the overlay of its segment. For the writing
 * thread, which makes those changes.
 */
public final class LateOverlay {
  private LateOverlay() {}

  /**
   * The segment of a memtable, as it is by now.
   *
   * @param horizon the LSN below which no view looks any more
   */
  public static LiveSegment over(Segment segment, Memtable memtable, long horizon) {
    LiveSegment live = LiveSegment.of(segment);
    Overlay overlay = live.overlay();
    LateChanges late = memtable.late();
    for (ItemNode node : late.patched()) {
      patch(node, live, memtable.lastLsn(), horizon);
    }
    for (LateChanges.RetiredItem retired : late.retiredItems()) {
      overlay.retireRow(row(segment, retired.node().key()), retired.lsn());
    }
    for (LateChanges.RetiredEdge retired : late.retiredEdges()) {
      overlay.retireEdge(ordinal(segment, retired.node().key()), retired.lsn());
    }
    return live;
  }

  private static void patch(ItemNode node, LiveSegment live, long frozenAt, long horizon) {
    int row = row(live.segment(), node.key());
    ItemFields written = live.segment().fields(row);
    for (ItemVersion version : node.after(frozenAt)) {
      live.overlay().patch(row, version.lsn(), version.fields(), written, horizon);
    }
  }

  private static int row(Segment segment, ItemKey key) {
    int row = segment.find(key.namespace(), key.id());
    if (row == LiveSegment.NONE) {
      throw new IllegalStateException("segment " + segment.number() + " lacks " + key);
    }
    return row;
  }

  private static int ordinal(Segment segment, EdgeKey key) {
    int ordinal = segment.findEdge(key);
    if (ordinal == LiveSegment.NONE) {
      throw new IllegalStateException("segment " + segment.number() + " lacks " + key);
    }
    return ordinal;
  }
}

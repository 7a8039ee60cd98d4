package io.t4dx.core.manifest;

import io.t4dx.core.segment.SegmentInfo;
import org.roaringbitmap.RoaringBitmap;

/**
 * A segment, and what of it is no longer the newest.
 *
 * @param deadRows handed over: not to be changed any more
 * @param deadEdges ordinals; handed over likewise
 */
public record SegmentState(SegmentInfo info, RoaringBitmap deadRows, RoaringBitmap deadEdges) {
  public SegmentState {
    checkBelow("row", deadRows, info.rows());
    checkBelow("edge", deadEdges, info.edges());
  }

  private static void checkBelow(String what, RoaringBitmap dead, int bound) {
    if (!dead.isEmpty() && Integer.toUnsignedLong(dead.last()) >= bound) {
      throw new IllegalArgumentException(
          "dead %s %d of %d".formatted(what, Integer.toUnsignedLong(dead.last()), bound));
    }
  }
}

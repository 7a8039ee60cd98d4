package io.t4dx.core.rebuild;

import io.t4dx.core.live.LiveSegment;

/** Lets reads and writes find a segment in another file. */
@FunctionalInterface
public interface SegmentExchange {
  /**
   * From now on one file is used in the place of the other. Views that have the other keep it.
   *
   * @param after the same rows and edges as {@code before}
   */
  void exchange(LiveSegment before, LiveSegment after);
}

package io.t4dx.core.merge;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;

/** A segment that is merged, and what of it a manifest counts as dead. */
record MergeInput(LiveSegment live, SegmentState state) {
  MergeInput {
    if (!live.segment().info().equals(state.info())) {
      throw new IllegalArgumentException(state.info() + " is not " + live.segment().info());
    }
  }

  Segment segment() {
    return live.segment();
  }
}

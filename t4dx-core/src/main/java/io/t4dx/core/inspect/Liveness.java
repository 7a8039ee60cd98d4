package io.t4dx.core.inspect;

import io.t4dx.core.manifest.SegmentState;
import java.util.Optional;

/** What counts of a segment, by the word of the manifest in force; it may say nothing of it. */
record Liveness(Optional<SegmentState> state) {
  static final Liveness UNKNOWN = new Liveness(Optional.empty());

  Optional<Boolean> row(int row) {
    return state.map(segment -> !segment.deadRows().contains(row));
  }

  Optional<Boolean> edge(int ordinal) {
    return state.map(segment -> !segment.deadEdges().contains(ordinal));
  }
}
